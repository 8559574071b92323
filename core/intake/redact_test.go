package intake_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func shapesFile(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("../knowledge/intake/shapes.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// personal makes a piece of personal data, and the part that must not stay.
func personal(r *rand.Rand) (text, secret, kind string) {
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	digits := func(n int) string {
		s := ""
		for range n {
			s += string(rune('0' + r.IntN(10)))
		}
		return s
	}
	phone := "1" + pick("3", "5", "7", "8", "9") + digits(9)
	name := pick("王", "李", "张", "欧阳", "陈", "赵", "林", "徐", "诸葛") + pick("伟", "芳", "秀英", "建国", "小明", "娜", "志强", "雨桐")
	switch r.IntN(16) {
	case 0:
		return pick("我电话", "手机号是", "联系", "打", "尾号不对,是") + phone, phone[3:], "phone"
	case 1:
		p := phone[:3] + pick("-", " ") + phone[3:7] + pick("-", " ") + phone[7:]
		return "电话 " + p, phone[7:], "spaced phone"
	case 2:
		body := pick("110101", "330106", "440305", "510107") + fmt.Sprintf("%d%02d%02d", 1950+r.IntN(60), 1+r.IntN(12), 1+r.IntN(28)) + digits(3)
		sum := 0
		for i, w := range []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
			sum += w * int(body[i]-'0')
		}
		id := body + string("10X98765432"[sum%11])
		return pick("身份证", "身份证号:", "", "证件是") + id, id[6:14], "id"
	case 3:
		card := "62" + digits(14)
		for c := '0'; c <= '9'; c++ {
			if luhnOK(card + string(c)) {
				card += string(c)
				break
			}
		}
		return pick("卡号", "银行卡:", "打到") + card, card[4:12], "card"
	case 4:
		door := fmt.Sprintf("%d%s%d单元%d", 1+r.IntN(30), pick("栋", "幢", "号楼"), 1+r.IntN(6), 101+r.IntN(3000))
		return pick("浙江省杭州市西湖区", "北京市朝阳区", "上海市浦东新区", "广东省深圳市南山区", "住在", "地址:") + pick("文三路478号", "建国路88号", "阳光花园", "幸福小区", "世纪大道100号") + door + "室", door, "address"
	case 5:
		road := pick("文三路", "解放街", "人民大道", "桃花巷") + fmt.Sprint(1+r.IntN(900)) + "号"
		return pick("收货地址:四川省成都市锦江区", "寄到江苏省南京市玄武区", "家住") + road, road[len(road)-6:], "road"
	case 6:
		return pick("收件人:", "收件人", "姓名:", "我叫", "联系人:", "寄件人:") + name + pick(",", "。", " ", ",电话"+phone), name, "name"
	case 7:
		no := pick("YT", "SF", "JT") + digits(13)
		return pick("单号", "运单号:", "") + no, no[2:9], "waybill"
	case 8:
		no := digits(18)
		return "订单号" + pick(":", "", " ") + "7" + no, no[4:14], "order"
	case 9:
		code := fmt.Sprintf("%d-%d-%s", 1+r.IntN(20), 1+r.IntN(9), digits(4))
		return pick("取件码", "凭取件码", "取货码:", "") + code, code, "pickup code"
	case 10:
		plate := pick("浙A", "粤B", "京N", "沪C") + pick("·", "") + pick("8F", "6K", "D1") + digits(3)
		return "车牌" + plate, plate[len(plate)-4:], "plate"
	case 13:
		return pick("+86 ", "+86", "0086-", "86-") + phone, phone[3:], "foreign phone"
	case 14:
		p := pick("0571-", "010-", "021 ", "0755-") + "8" + digits(7)
		return pick("座机", "固话:", "网点电话") + p, p[len(p)-7:], "landline"
	case 15:
		body := pick("11010119900307", "33010619851231") + digits(3)
		sum := 0
		for i, w := range []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
			sum += w * int(body[i]-'0')
		}
		id := body[:6] + " " + body[6:14] + " " + body[14:] + string("10x98765432"[sum%11])
		return "身份证号 " + id, body[6:14], "spaced id"
	case 11:
		mail := pick("wang", "li.ming", "abc_9") + digits(3) + "@" + pick("qq.com", "163.com", "gmail.com")
		return "邮箱 " + mail, mail, "mail"
	}
	id := pick("wx_", "abc", "liming") + digits(5)
	return pick("微信号", "微信:", "加微信", "vx ", "wx:") + id, id, "wechat"
}

func luhnOK(s string) bool {
	sum := 0
	for i := range s {
		d := int(s[len(s)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

func TestRedactionRecall(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	before := []string{"", "快递丢了,", "我的件没到。", "麻烦帮我查一下 ", "2026-11-15签收的,"}
	after := []string{"", ",请尽快处理", " 谢谢", "。赔我300元", ",都五天了"}
	missed, all := map[string]int{}, 5000
	total := 0
	for range all {
		text, secret, kind := personal(r)
		whole := before[r.IntN(len(before))] + text + after[r.IntN(len(after))]
		if got := reader().Read(whole, today).Redacted; strings.Contains(got, secret) {
			if missed[kind]++; missed[kind] < 4 {
				t.Logf("%s: %s -> %s", kind, whole, got)
			}
			total++
		}
	}
	t.Logf("recall %d.%d %%, missed %v", (all-total)*100/all, (all-total)*1000/all%10, missed)
	if total*100 > all {
		t.Errorf("%d of %d stay readable", total, all)
	}
}

func TestRedactionKeepsWhatIsPublic(t *testing.T) {
	for _, s := range []string{
		"打12305申诉,或12315投诉,骗子打96110", "依据《民法典》第833条和快递暂行条例第28条", "2026年11月20日签收,11月8号发货", "保价10000元,只赔3000元,运费23块",
		"七天内答复,30日内处理", "2026-11-20 10:23:45 已签收", "顺丰客服95338,极兔956025", "买了3件,少了2件,共1299.50元", "要求赔偿123456元", "三倍运费,最多500", "诉讼时效3年,6个月内申诉",
		"下午3点打了5次电话", "GB/T 41833-2022", "第4号公告,2025年修订", "我5号寄的,8号到", "等了十五天", "12345热线转了三次", "按照第1084条第2款", "满200减30", "12月1日到12月15日", "全额退款8888888元",
	} {
		if got := reader().Read(s, today).Redacted; got != s {
			t.Errorf("%s -> %s", s, got)
		}
	}
}

// No text of the knowledge has a figure that is taken for a person's.
func TestRedactionKeepsTheKnowledge(t *testing.T) {
	paths, _ := filepath.Glob("../knowledge/*.yaml")
	deeper, _ := filepath.Glob("../knowledge/*/*.yaml")
	lines, masked := 0, 0
	for _, path := range append(paths, deeper...) {
		if strings.Contains(path, "/intake/") || strings.Contains(path, "/examples/") {
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(data), "\n") {
			if !strings.Contains(line, "zh:") && !strings.Contains(line, "en:") {
				continue
			}
			lines++
			for _, m := range reader().Read(line, today).Masks {
				masked++
				t.Errorf("%s: %s %q in %s", path, m.Kind, string([]rune(line)[m.From:m.To]), line)
			}
		}
	}
	t.Logf("%d lines, %d masks", lines, masked)
	if lines < 3000 {
		t.Errorf("only %d lines", lines)
	}
}
