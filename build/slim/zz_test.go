package slim
import ("testing";"os";"fmt")
func TestZZ(t *testing.T){ b,_:=os.ReadFile(os.Getenv("IN")); o,s,err:=Slim(b); fmt.Printf("%+v %v\n",s,err); os.WriteFile(os.Getenv("OUT"),o,0644)}
