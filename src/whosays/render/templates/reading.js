"use strict";
// Point at, or tab to, any part of an attribution: all its parts stand out. Innermost first.
{
  const parts = new Map();
  for (const element of document.querySelectorAll("[data-of]"))
    for (const key of element.dataset.of.split(" "))
      parts.set(key, [...(parts.get(key) ?? []), element]);

  let shown = null;
  const show = (key) => {
    if (key === shown) return;
    for (const element of parts.get(shown) ?? []) element.classList.remove("on");
    for (const element of parts.get(key) ?? []) element.classList.add("on");
    shown = key;
  };
  const pointed = (event) => {
    const element = event.target.closest?.("[data-of]");
    // A cue that is tabbed to stands for the attribution that it leads to.
    const own = event.type === "focusin" && element?.id.startsWith("a") ? element.id.slice(1) : null;
    show(element ? own ?? element.dataset.of.split(" ")[0] : null);
  };
  for (const type of ["pointerover", "focusin"]) document.addEventListener(type, pointed);
  document.addEventListener("focusout", () => show(null));
  document.addEventListener("keydown", (event) => event.key === "Escape" && show(null));
}
