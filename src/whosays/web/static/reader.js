// The reader: choose a statement by pointing or by keys; what stands beside it comes without a new page.
import { help as tell, keyed } from "./help.js";
import { selected } from "./words.js";

const sheet = document.getElementById("sheet");
const account = sheet.dataset.account;

export const status = (words, wrong = false) => {
  const line = document.getElementById("status");
  line.textContent = words;
  line.classList.toggle("wrong", wrong);
};
export const typing = (element) => Boolean(element?.closest?.("input, textarea, select, [contenteditable]"));

export const ids = () => [...document.querySelectorAll(".listing [data-choose]")].map((one) => one.dataset.choose);
export const chosen = () => document.querySelector(".listing [aria-current]")?.dataset.choose ?? null;

export const shown = (root = document) => {
  for (const one of root.querySelectorAll(".scripted[hidden]")) one.hidden = false;
};

const mark = (id) => {
  for (const element of sheet.querySelectorAll(".on, [aria-current]")) {
    element.classList.remove("on");
    element.removeAttribute("aria-current");
  }
  for (const element of sheet.querySelectorAll("[data-of]"))
    if (element.dataset.of.split(" ").includes(id)) element.classList.add("on");
  for (const element of [document.getElementById(`a-${id}`), document.querySelector(`.listing [data-choose="${id}"]`)])
    element?.setAttribute("aria-current", "true");
};

const inSight = (element) => {
  if (!element) return;
  const { top, bottom } = element.getBoundingClientRect();
  const low = document.querySelector(".panel.chosen")?.getBoundingClientRect();
  const covered = low && matchMedia("(max-width: 60rem)").matches ? low.height : 0;
  if (top < 40 || bottom > innerHeight - covered - 40) element.scrollIntoView({ block: covered ? "start" : "center" });
};

let asked = 0;
export const choose = async (id, { push = true } = {}) => {
  const number = ++asked;
  const there = document.getElementById(`a-${id}`);
  if (!there) return location.assign(`/account/${account}?attribution=${id}#a-${id}`); // in another part
  mark(id);
  inSight(there);
  const answer = await fetch(`/account/${account}/attribution/${id}`, { headers: { accept: "text/html" } });
  const page = await answer.text();
  if (number !== asked) return; // another was chosen meanwhile
  if (!answer.ok) return location.assign(`/account/${account}?attribution=${id}#a-${id}`);
  const panel = new DOMParser().parseFromString(page, "text/html").getElementById("panel");
  shown(panel);
  document.getElementById("panel").replaceWith(document.adoptNode(panel));
  if (push) history.replaceState({}, "", `/account/${account}?attribution=${id}`);
  document.dispatchEvent(new CustomEvent("chosen", { detail: id }));
};

const step = (by) => {
  const [all, now] = [ids(), chosen()];
  const at = now === null ? (by > 0 ? 0 : all.length - 1) : all.indexOf(now) + by;
  const beyond = document.querySelector(`#panel [rel="${by > 0 ? "next" : "prev"}"]`)?.dataset.choose; // in another part
  if (all[at] ?? beyond) choose(all[at] ?? beyond);
};

sheet.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const link = event.target.closest("[data-choose]");
  const piece = event.target.closest("#text [data-of]");
  if (!link && (!piece || !getSelection().isCollapsed)) return;
  event.preventDefault();
  const own = piece?.id.startsWith("a-") ? piece.id.slice(2) : null;
  choose(link ? link.dataset.choose : own ?? piece.dataset.of.split(" ")[0]);
});

const link = async () => {
  const own = selected();
  const copied = document.querySelector("#panel [data-copy]");
  if (!own && !copied) return status("Choose a statement, or select words, to copy their link.", true);
  let address = copied?.dataset.copy;
  if (own) {
    const asked = new URLSearchParams({ words: own.words, at: own.at });
    const answer = await fetch(`/account/${account}/span?${asked}`, { headers: { accept: "application/json" } });
    const told = await answer.json();
    if (!answer.ok) return status(told.detail, true);
    address = location.origin + told.address;
  }
  try {
    await navigator.clipboard.writeText(address);
    status(own ? "The link to the selected words is copied." : "The link to this statement is copied.");
  } catch {
    location.assign(address);
  }
};

const KEYS = [
  ["n → or ↓", "the next statement"], ["p ← or ↑", "the one before"], ["l", "copy the link of the selected words, or of the statement"],
  ["c", "it is right (checked)"], ["x", "it is wrong"], ["b", "mark its boundaries in the text"], ["a", "correct its actor"], ["s", "it is two"],
  ["m", "mark a statement that was missed"], ["1 2 3", "the selected words are source, cue, what is said"],
  ["d", "correct outlet, date, address or title"], ["C", "the whole account is right"], ["u", "undo"], ["Esc", "close"], ["?", "this help"],
];
const help = () => tell("Keys", KEYS, { off: true });

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!keyed() || typing(event.target) || document.querySelector("dialog[open]")) return;
  const own = {
    n: () => step(1), ArrowRight: () => step(1), p: () => step(-1), ArrowLeft: () => step(-1),
    l: link, "?": help,
  };
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (chosen() === null) return; // then they scroll
    own[event.key] = () => step(event.key === "ArrowDown" ? 1 : -1);
  }
  if (!own[event.key]) return;
  event.preventDefault();
  own[event.key]();
});

document.addEventListener("click", (event) => {
  const copy = event.target.closest("[data-copy]");
  if (copy && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    getSelection().removeAllRanges();
    link();
  }
  if (event.target.closest('button[data-key="?"]')) help();
});
shown();
