// Corrections by key, sent without leaving the place where one reads. Every form works without this.
import { keyed } from "./help.js";
import { assign, begin, end } from "./marking.js";
import { chosen, shown, status, typing } from "./reader.js";
import { selected } from "./words.js";

// Words that are selected in the text go to the field that they are for, or are marked in it.
let picked = null; // kept when a field takes the focus, which drops the selection
document.addEventListener("selectionchange", () => {
  const now = selected();
  if (now) picked = now;
});
const put = (field, words) => {
  field.value = words.words;
  field.parentElement.querySelector('[name$="_at"], [name="at"]').value = words.at;
  field.classList.add("picked");
};
document.addEventListener("input", (event) => {
  if (!event.target.matches?.("[data-place]")) return;
  event.target.classList.remove("picked");
  event.target.parentElement.querySelector('[name$="_at"], [name="at"]').value = "";
});

const NAMES = { 1: "source", 2: "cue", 3: "content" };
const openForm = () =>
  document.querySelector('#panel details[open] form:has([data-place])') ??
  document.querySelector(".corrections details[open] form:has([data-place])");
const fill = (key) => {
  const [form, own] = [openForm(), selected()];
  const words = own ?? (form && picked);
  if (!words) return status("Select words in the text first.", true);
  if (!form) {
    mark(document.querySelector('[data-key="m"]'));
    return assign(NAMES[key]);
  }
  const fields = [...form.querySelectorAll(`[name="${NAMES[key]}"]`)];
  const field = fields.find((one) => one.dataset.place !== undefined && !one.classList.contains("picked")) ?? fields.at(-1);
  if (!field) return;
  put(field, words);
  picked = null;
  status(`${NAMES[key] === "content" ? "What is said" : NAMES[key]}: “${words.words.slice(0, 60)}”`);
};

const open = (key) => {
  const details = document.querySelector(`summary[data-key="${key}"]`).parentElement;
  details.open = true;
  const field = details.querySelector("input:not([type=hidden]), textarea, select");
  if (!selected()) field?.focus();
  details.scrollIntoView({ block: "nearest" });
};
const mark = (button) => begin(button.form, send);

// Returns what went wrong, if anything did.
const send = async (form, data) => {
  const answer = await fetch(form.action, { method: "POST", headers: { accept: "text/html" }, body: new URLSearchParams(data) });
  if (new URL(answer.url).pathname === "/sign-in") return "You were signed out. Copy what you wrote, then sign in in another tab and reload this page.";
  const made = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!answer.ok) return made.querySelector("main p")?.textContent ?? "It was not taken down.";
  const sheet = made.getElementById("sheet");
  if (!sheet) return location.assign(answer.url);
  const [top, beside] = [scrollY, document.querySelector("aside").scrollTop];
  end();
  document.getElementById("sheet").replaceChildren(...document.adoptNode(sheet).childNodes);
  shown();
  scrollTo(0, top);
  document.querySelector("aside").scrollTop = beside;
  history.replaceState({}, "", answer.url);
  const id = chosen();
  if (id) document.getElementById(`a-${id}`)?.scrollIntoView({ block: "nearest" });
  document.getElementById("panel").focus({ preventScroll: true }); // what had the focus is gone
  document.getElementById("status").textContent += " u takes it back.";
  return null;
};
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches(".correction")) return;
  event.preventDefault();
  const data = new FormData(form);
  if (event.submitter?.name) data.set(event.submitter.name, event.submitter.value);
  try {
    const wrong = await send(form, data);
    if (wrong) status(wrong, true);
  } catch {
    form.submit();
  }
});

document.addEventListener("click", (event) => {
  const button = event.target.closest('button[data-key="m"], button[data-key="b"]');
  if (button) mark(button);
});
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && typing(event.target)) {
    event.target.closest("details")?.removeAttribute("open");
    return event.target.blur();
  }
  if (!keyed() || typing(event.target) || document.querySelector("dialog[open]")) return;
  if (NAMES[event.key]) { event.preventDefault(); return fill(event.key); }
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!target || "nplN?".includes(event.key)) return;
  event.preventDefault();
  if (target.matches("summary")) open(event.key);
  else target.click();
});
