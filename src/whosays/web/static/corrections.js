// Corrections by key, sent without leaving the place where one reads. Every form works without this.
import { chosen, keyed, selected, shown, status, typing } from "./reader.js";

// Words that are selected in the text go to the field that they are for.
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
const assign = (key) => {
  const words = selected() ?? picked;
  if (!words) return status("Select words in the text first.", true);
  const form = openForm() ?? open("m");
  const fields = [...form.querySelectorAll(`[name="${NAMES[key]}"]`)];
  const field = fields.find((one) => one.dataset.place !== undefined && !one.classList.contains("picked")) ?? fields.at(-1);
  if (!field) return;
  put(field, words);
  picked = null;
  status(`${NAMES[key] === "content" ? "What is said" : NAMES[key]}: “${words.words.slice(0, 60)}”`);
};

const open = (key) => {
  const summary = document.querySelector(`summary[data-key="${key}"]`);
  if (!summary) return null;
  const details = summary.parentElement;
  details.open = true;
  const field = details.querySelector("input:not([type=hidden]), textarea, select");
  if (!selected()) field?.focus();
  details.scrollIntoView({ block: "nearest" });
  return details.querySelector("form");
};

const send = async (form, button) => {
  const data = new FormData(form);
  if (button?.name) data.set(button.name, button.value);
  const answer = await fetch(form.action, {
    method: "POST",
    headers: { accept: "text/html" },
    body: new URLSearchParams(data),
  });
  const page = await answer.text();
  const made = new DOMParser().parseFromString(page, "text/html");
  if (!answer.ok) return status(made.querySelector("main p")?.textContent ?? "It was not taken down.", true);
  const sheet = made.getElementById("sheet");
  if (!sheet) return location.assign(answer.url);
  const open = scrollY;
  const beside = document.querySelector("aside").scrollTop;
  const now = document.adoptNode(sheet);
  document.getElementById("sheet").replaceChildren(...now.childNodes);
  shown();
  scrollTo(0, open);
  document.querySelector("aside").scrollTop = beside;
  history.replaceState({}, "", answer.url);
  const id = chosen();
  if (id) document.getElementById(`a-${id}`)?.scrollIntoView({ block: "nearest" });
  const said = document.getElementById("status");
  said.textContent += " u takes it back.";
};
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches(".correction")) return;
  event.preventDefault();
  send(form, event.submitter).catch(() => form.submit());
});

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && typing(event.target)) {
    event.target.closest("details")?.removeAttribute("open");
    return event.target.blur();
  }
  if (!keyed() || typing(event.target) || document.querySelector("dialog[open]")) return;
  if (NAMES[event.key]) { event.preventDefault(); return assign(event.key); }
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!target || "nplN?".includes(event.key)) return;
  event.preventDefault();
  if (target.matches("summary")) open(event.key);
  else target.click();
});
