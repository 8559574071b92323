// A shop's own form on top of the SDK: its fields, its words, our advice.
import { open, ParcelAidError } from "../parcelaid.js";

const form = document.getElementById("form");
const plan = document.getElementById("plan");
const fault = document.getElementById("fault");
const aid = open();

/** The date in Shanghai, which has no summer time. */
const today = () => new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);

/** @param {string} tag @param {string} text */
function element(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const fields = new FormData(form);
  const answers = { role: "buyer", seller_type: "shop", problem: fields.get("problem"), amount_paid: fields.get("amount_paid") || null };
  fault.textContent = "";
  plan.replaceChildren();
  try {
    const advice = (await aid).advise({ today: today(), answers });
    const list = document.createElement("ol");
    list.append(...advice.actions.map((action) => element("li", action.title.zh)));
    plan.append(element("h2", advice.verdict.zh), list);
  } catch (error) {
    const known = error instanceof ParcelAidError && error.fact === "amount_paid";
    fault.textContent = known ? "金额请写成 299 或 299.90" : "这会儿用不了，请联系客服";
  }
});
