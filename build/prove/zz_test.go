package prove
import ("testing";"fmt";"time";"github.com/parcelaid/parcelaid/build/compile";"github.com/parcelaid/parcelaid/core/day";"github.com/parcelaid/parcelaid/core")
func TestZZ(t *testing.T){
 r,err:=compile.Compile("../../core/knowledge"); if err!=nil {t.Fatal(err)}
 p,err:=r.Open(); if err!=nil {t.Fatal(err)}
 t0:=time.Now()
 s:=NewSpace(p,day.Day(p.Day))
 pr:=&Prover{s,&core.Engine{Pack:p}}
 for _,f:=range pr.liable(){fmt.Println(f)}
 fmt.Println(len(s.level),time.Since(t0))
 rungs:=s.ladder()
 fmt.Println("ladder",len(s.level),time.Since(t0))
 for _,f:=range pr.provided(rungs){fmt.Println(f)}
 fmt.Println(len(s.level),time.Since(t0))
}
