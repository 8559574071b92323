package slim
import ("testing";"os";"fmt")
func TestZY(t *testing.T){ b,_:=os.ReadFile(os.Getenv("IN")); s,_:=split(b); for _,x:=range s { if x.id==11 { im,_,err:=readImage(x.body,s,len(b)); tt,err:=findTables(im); fmt.Println(err, tt.count, len(tt.records), len(tt.funcdata), len(tt.names), len(tt.units),len(tt.files),len(tt.values))
i:=tt.count-1; at:=little.Uint32(tt.records[8*i+4:]); r:=tt.records[at:]; n,_:=tt.nameAt(little.Uint32(r[4:])); fmt.Println(n, at, len(r), r) 
}}}
