package intake_test

import "testing"

// Tracking lists as apps show them: the date beside, above or below, newest
// first or last, the person's own words before them.
func TestTrackingLists(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"我没收到\n2026-11-18 14:20:11 您的快件已签收,签收人:本人\n2026-11-18 08:02 正在派件", "problem=signed_not_received tracking_state=shown_signed signed_on=2026-11-18"},
		{"东西碎了\n2026-11-18 14:20:11 已签收\n2026-11-15 08:02 已揽收", "problem=damage signed_on=2026-11-18 shipped_on=2026-11-15"},
		{"已签收 11-18 10:22\n【杭州市】签收人在【菜鸟驿站】领取\n派送中 11-18 08:10\n【杭州市】正在派送\n运输中 11-16 20:00\n快件到达【杭州转运中心】", "signed_by=station signed_on=2026-11-18 tracking_state=shown_signed"},
		{"2026/11/18 10:22:33\n快件已签收\n2026/11/17 09:00:00\n快件到达杭州", "signed_on=2026-11-18 last_scan_on=2026-11-18"},
		{"11月10日 12:30 【深圳】已揽收\n11月11日 03:00 已发往长沙\n11月12日 20:15 到达长沙转运中心", "problem=delay days=8 last_scan_on=2026-11-12 shipped_on=2026-11-10 tracking_state=stuck"},
		{"2026-11-09 08:00 等待揽收\n2026-11-08 22:11 已下单", "tracking_state=no_pickup_scan"},
		{"2026-11-19 08:00 退回件,寄件人已签收\n2026-11-15 10:00 客户拒收", "problem=returned_or_recalled tracking_state=returning"},
		{"2026-11-18 10:00 客户拒收", "tracking_state=marked_refused signed_by=refused"},
		{"2026-11-18 10:00 请您准备签收,派件员 王师傅\n2026-11-17 10:00 到达网点", "tracking_state=out_for_delivery"},
		{"2026-11-12 08:00 清关中\n2026-11-05 08:00 已揽收", "tracking_state=customs"},
		{"2026-11-12 08:00 快件遗失", "problem=loss courier_admits=loss"},
		{"2026-11-12 08:00 外包装破损,已进行二次包装", "problem=damage courier_admits=damage"},
		{"2026-11-18 09:00 放在门口,拍照签收", "signed_by=left_unattended"},
		{"2026-11-18 09:00 前台代收", "signed_by=other"},
		{"Nov 18, 2026 10:30 Delivered, left at front door\nNov 17, 2026 08:00 Out for delivery", "signed_by=left_unattended signed_on=2026-11-18"},
	} {
		if got := say(reader().Read(c.text, today), c.want); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
	events := reader().Read("已签收 11-18 10:22\n【杭州市】签收人在【菜鸟驿站】领取\n11-16 20:00 到达杭州", today).Events
	if len(events) != 2 || events[0].Clock != "10:22" || events[1].Text != "到达杭州" || events[1].On.String() != "2026-11-16" {
		t.Errorf("%+v", events)
	}
}

// Frauds are warned of, and true refunds are not.
func TestScams(t *testing.T) {
	for _, s := range []string{
		"快递丢失,点击理赔", "【中通】您的包裹破损,请点击 http://a.cn 领取双倍赔偿", "您好,您的快递已丢失,请添加理赔客服QQ办理退款", "快递客服让我下载会议软件共享屏幕办理退款",
		"有人打电话说我快递丢了要赔我三倍,让我加微信", "自称抖音客服说要取消百万保障不然每月扣800", "理赔要先交保证金才能打款", "对方要我的银行卡号和验证码说退款", "扫了包裹里的二维码领奖让我刷单",
		"Your parcel is lost, click this link to claim compensation", "a caller claiming to be the courier wants my card number for a refund", "妈妈收到陌生电话说快递丢了赔200,加了微信发了个链接",
	} {
		if r := reader().Read(s, today); !r.Scam {
			a, _ := r.Get("problem")
			t.Errorf("no warning: %s (%s %d)", s, a.Value, a.Sure)
		}
	}
	for _, s := range []string{
		"快递丢了,快递公司赔了我300", "卖家在微信上说给我退款", "淘宝退款已经到账", "快递员加我微信发了签收照片", "扫码取件收了我一块钱", "平台让我上传凭证再理赔",
	} {
		if r := reader().Read(s, today); r.Scam {
			t.Errorf("a warning too many: %s", s)
		}
	}
}
