// The keys. Every page works without this file; it only saves the hand a way to the mouse.
"use strict";
(() => {
  const typing = (node) => node.closest("input, select, textarea, [contenteditable]") !== null;
  const lines = () => [...document.querySelectorAll("main [data-line]")].filter((line) => line.offsetParent);
  const step = (by) => {
    const all = lines();
    if (!all.length) return;
    const at = all.findIndex((line) => line === document.activeElement || line.closest("tr, li")?.contains(document.activeElement));
    all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)].focus();
  };
  const verdict = (name) => document.querySelector(`[data-verdict=${name}]`)?.focus();
  const keys = {
    "/": () => document.querySelector("#jump")?.focus(),
    "?": () => document.querySelector("#keys")?.showModal(),
    j: () => step(1),
    k: () => step(-1),
    n: () => document.querySelector("a[rel=next]")?.click(),
    p: () => document.querySelector("a[rel=prev]")?.click(),
    m: () => verdict("match"),
    x: () => verdict("no_match"),
    Escape: () => document.querySelector("#panel [data-close]")?.click(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (typing(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const room = /^[1-9]$/.test(event.key) && document.querySelectorAll(".rail nav a")[event.key - 1];
    const act = room ? () => room.click() : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  // A row that was opened stands out, and the panel is read aloud from its heading.
  document.addEventListener("htmx:after:swap", () => {
    const open = document.querySelector("#panel [data-row]");
    document.querySelectorAll("tr[aria-current]").forEach((row) => row.removeAttribute("aria-current"));
    const row = open && [...document.querySelectorAll("[data-key]")].find((link) => link.dataset.key === open.dataset.row)?.closest("tr");
    row?.setAttribute("aria-current", "true");
    document.querySelector(".beside")?.classList.toggle("open", open !== null);
  });
  // On a narrow screen a checklist is folded over what it is about; one touch opens it.
  const fold = () => {
    if (!matchMedia("(max-width: 52rem)").matches) return;
    document.querySelectorAll("details[data-fold]").forEach((one) => { one.open = false; });
  };
  fold();
  document.addEventListener("htmx:after:swap", fold);
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-show-keys]")) {
      event.preventDefault();
      keys["?"]();
    }
  });
})();
