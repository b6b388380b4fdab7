// The keys, told in a dialog; there they can be turned off (WCAG 2.1.4: who dictates corrects nothing by chance).
const KEPT = "whosays-keys";
export const keyed = () => localStorage.getItem(KEPT) !== "off";

export const help = (title, keys, { off = false } = {}) => {
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-label", title);
  const list = document.createElement("dl");
  for (const [pressed, words] of keys) {
    const [dt, dd] = [document.createElement("dt"), document.createElement("dd")];
    for (const key of pressed.split(" ")) {
      if (key === "or") { dt.append(" or "); continue; }
      const shown = document.createElement("kbd");
      shown.textContent = key;
      dt.append(shown, " ");
    }
    dd.textContent = words;
    list.append(dt, dd);
  }
  const form = document.createElement("form");
  form.method = "dialog";
  if (off) form.append(choice());
  const button = document.createElement("button");
  button.textContent = "Close";
  form.append(button);
  dialog.append(list, form);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
};
const choice = () => {
  const [line, label, box] = ["p", "label", "input"].map((name) => document.createElement(name));
  box.type = "checkbox";
  box.checked = keyed();
  box.addEventListener("change", () => localStorage.setItem(KEPT, box.checked ? "on" : "off"));
  label.append(box, " Use these keys");
  line.append(label);
  return line;
};
