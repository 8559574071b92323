package intake

// units are the parts of an address that name a door; roads and places come
// before them.
var (
	units  = []string{"单元", "号楼", "号院", "号铺", "号门", "号", "栋", "幢", "座", "楼", "层", "室", "户", "弄", "组", "铺", "房", "门", "队", "社"}
	clear  = []string{"单元", "号楼", "号院", "栋", "幢", "室"}
	roads  = []string{"大道", "路", "街", "巷", "胡同", "弄", "里", "小区", "花园", "公寓", "大厦", "广场", "家园", "新村", "村", "苑", "城", "府", "湾", "庄", "园", "宿舍", "中心", "镇", "乡", "屯", "社区", "坊", "庭", "轩", "居", "公馆", "山庄", "写字楼", "工业区", "组团", "期", "校区", "大学", "学院", "医院", "道"}
	areas  = []string{"自治区", "自治州", "特别行政区", "省", "市", "区", "县", "旗", "州", "盟"}
	inTown = []string{"街道", "镇", "乡", "路", "街", "村", "大道", "巷", "小区", "花园", "苑", "公寓", "大厦", "家园", "新村", "广场", "胡同", "弄", "社区", "宿舍", "府", "庄", "湾", "城"}
)

// addresses hides streets, houses and doors, and leaves the district.
func (m *masker) addresses() {
	x := m.x
	for i := 0; i < len(x.r); {
		end := m.doors(i)
		if end < 0 {
			i++
			continue
		}
		from := m.street(i)
		m.hide(from, end, maskAddress)
		i = end
	}
	for _, at := range m.ends { // what follows 地址: up to the sentence's end
		if m.named[at] == "address" {
			m.labelled(at)
		}
	}
}

// doors reads 3栋2单元501室, 128号5楼, 12-3-501 after a place, from i; it
// gives the end, or -1.
func (m *masker) doors(i int) int {
	x := m.x
	if m.dated[i] || !(digit(x.r[i]) || numeral(x.r[i]) >= 0 || x.r[i] == '十' || letter(x.r[i])) {
		return -1
	}
	if i > 0 && (digit(x.r[i-1]) || letter(x.r[i-1]) || x.r[i-1] == '.' || x.r[i-1] == '第' || x.r[i-1] == '-' && i > 1 && digit(x.r[i-2])) {
		return -1
	}
	placed := m.x.endsAny(i, roads...) > 0 && m.x.endsAny(i, "公里", "这里", "那里", "家里", "哪里", "心里", "箱里", "柜里", "里里", "手里", "群里", "店里", "站里", "盒里", "包里", "道", "期", "知道", "城", "里") == 0 || x.endsAny(i, "街道", "大道", "人行道") > 0
	parts, sure, j := 0, false, i
	for j < len(x.r) && parts < 8 {
		k := j
		for k < len(x.r) && k-j < 7 && (digit(x.r[k]) || numeral(x.r[k]) >= 0 || x.r[k] == '十' || x.r[k] == '百' || letter(x.r[k]) && k-j < 2 || (x.r[k] == '-' || x.r[k] == '#') && k > j) {
			k++
		}
		if k == j {
			break
		}
		u := x.hasAny(k, units...)
		if u == 0 {
			if (placed || parts > 0) && k-j >= 3 && digit(x.r[j]) && x.hasAny(k, "元", "块", "天", "年", "月", "件", "个", "次", "%", "多", "万") == 0 { // 501, 3-2-501
				j = k
				parts++
				sure = true
			}
			break
		}
		if x.hasAny(k, clear...) > 0 {
			sure = true
		}
		if x.hasAny(k, "号线", "号码", "楼上", "楼下", "号机", "号店", "层层", "门口", "号柜", "个", "户口", "号单", "号前", "号之", "号发", "号签", "号到", "号下", "号寄", "号买", "号收", "号就", "号才", "号说", "号晚", "号早", "组合", "社会", "队友", "房间") > 0 && !(placed && x.has(k, "号")) {
			break
		}
		parts++
		j = k + u
	}
	if parts == 0 || !(sure || placed || parts > 1) {
		return -1
	}
	if x.hasAny(i, "一室", "两室", "二室", "三室", "一层", "一号", "一户", "一组", "一门", "一栋", "一座", "十里") > 0 && parts == 1 && !placed {
		return -1
	}
	return j
}

// street gives where the street before a door begins: after the district, or
// at the clause's beginning, at most 20 code points back.
func (m *masker) street(i int) int {
	x := m.x
	from := i
	for n := 0; from > 0 && n < 20; n++ {
		r := x.r[from-1]
		if x.gap[from] >= comma && !(n == 0) || !han(r) && !digit(r) && !letter(r) || m.kind[from-1] != 0 {
			break
		}
		if x.endsAny(from, areas...) > 0 && x.endsAny(from, "小区", "社区", "园区", "校区", "城市", "超市", "工业区", "开发区", "东区", "西区", "南区", "北区", "A区", "a区", "b区", "家属区", "生活区") == 0 && n > 0 {
			return from
		}
		if x.endsAny(from, "住在", "住", "在", "送到", "寄到", "放到", "到", "是", "地址", "收货", "的", "我家", "家", "给", "往", "于", "从", "改成", "写成", "了", "放", "去") > 0 {
			return from
		}
		from--
	}
	return from
}

// labelled hides what follows 地址: after province, city and district.
func (m *masker) labelled(at int) {
	x := m.x
	i := at
	for i < len(x.r) && i < at+3 && (x.r[i] == ':' || x.r[i] == ' ' || x.r[i] == '是' || x.r[i] == '为' || x.r[i] == '在') {
		i++
	}
	if i == at || i < len(x.r) && letter(x.r[i]) && x.r[i-1] == ' ' && x.hasAny(i, "is ") == 0 && x.r[at] != ':' {
		return
	}
	end := i
	for end < len(x.r) && end-i < 60 && (end == i || x.gap[end] < comma || x.r[end-1] == '(' || x.r[end] == '(' || x.r[end] == ')') && x.gap[end] != newline {
		end++
	}
	from := i
	for j := i; j < end; j++ {
		if k := x.hasAny(j, areas...); k > 0 && j > i && x.endsAny(j+k, "小区", "社区", "园区", "校区") == 0 && j-from <= 8 {
			from = j + k
		}
	}
	hit := false // an address has a road, a place or a number
	for j := from; j < end && !hit; j++ {
		hit = digit(x.r[j]) || x.hasAny(j, inTown...) > 0
	}
	if hit {
		m.hide(from, end, maskAddress)
	}
}
