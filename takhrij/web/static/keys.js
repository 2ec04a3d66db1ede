// Keyboard for those who read many claims: "/" to search, j and k through the list, Enter opens. Reading needs no script.
"use strict";
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
  if (event.key === "/") {
    event.preventDefault();
    document.querySelector(".find input")?.focus();
  } else if (event.key === "j" || event.key === "k") {
    const links = [...document.querySelectorAll("[data-step]")];
    const here = links.indexOf(document.activeElement);
    const next = links[here + (event.key === "j" ? 1 : -1)] ?? links[0];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  }
});
