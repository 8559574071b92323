package intake

const provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"

// plates hides 浙A·12345 and 粤BD12345.
func (m *masker) plates() {
	x := m.x
	for i, r := range x.r {
		if !han(r) || i+1 >= len(x.r) || !letter(x.r[i+1]) || !within(provinces, r) {
			continue
		}
		j := i + 2
		if j < len(x.r) && (x.r[j] == '·' || x.r[j] == '.' || x.r[j] == '-' || x.r[j] == '•') {
			j++
		}
		start, digits := j, 0
		for j < len(x.r) && j-start < 6 && (letter(x.r[j]) || digit(x.r[j])) {
			if digit(x.r[j]) {
				digits++
			}
			j++
		}
		if n := j - start; n >= 4 && n <= 6 && digits >= 2 {
			if n == 4 && (j >= len(x.r) || !within("学警挂港澳", x.r[j])) {
				continue
			}
			m.hide(i, j, maskPlate)
		}
	}
}

func within(set string, r rune) bool {
	for _, s := range set {
		if s == r {
			return true
		}
	}
	return false
}

// accounts hides WeChat and QQ names after their label.
func (m *masker) accounts() {
	x := m.x
	for _, end := range m.ends {
		if m.named[end] != "account" {
			continue
		}
		i := end
		for n := 0; n < 4 && i < len(x.r) && (x.r[i] == ':' || x.r[i] == ' ' || x.r[i] == '是' || x.r[i] == '为' || x.r[i] == '号' || x.r[i] == '(' || x.r[i] == '加'); n++ {
			i++
		}
		sure := i > end && x.r[i-1] != ' ' // 微信: and no word such as account
		j := i
		for j < len(x.r) && j-i < 30 && (letter(x.r[j]) || digit(x.r[j]) || x.r[j] == '_' || x.r[j] == '-') {
			sure = sure || !letter(x.r[j])
			j++
		}
		if j-i >= 5 && sure && x.r[i] != '_' {
			m.hide(i, j, maskAccount)
		}
	}
}
