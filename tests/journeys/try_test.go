package journeys_test
import ("testing";"time"
"github.com/parcelaid/parcelaid/tests/site")
func TestTry(t *testing.T){
 s:=site.Serve(t); p:=arrive(t,s,"zh")
 p.tap("=坏了、碎了、漏了"); p.tap("=我自己寄的"); p.tap("=保了（多付过保价费）")
 v:=p.tap("[data-do=sharpen]")
 for i:=0;i<6 && p.Count("#f-declared_value")=="0"; i++ { v=p.tap("[data-do=skip]")}
 t.Log(v.Facts)
 p.Eval(`(globalThis.ev=[], ["keydown","keypress","input","beforeinput","focusin","focusout","touchstart","click","blur"].forEach(k=>addEventListener(k,e=>ev.push(k+" "+(e.target.id||e.target.tagName)+" "+(e.key??"")),true)))`)
 for _,f:=range v.Facts { p.Tap("#f-"+f); p.Await("document.activeElement.id","f-"+f); p.Press("12"); time.Sleep(100*time.Millisecond); t.Log(f,p.Eval(`document.querySelector("#f-`+f+`").value`))}
 t.Log(p.Eval("ev.join('\\n')"))
}
