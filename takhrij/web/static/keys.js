// Keyboard, suggestions, dropped files and progress. Reading and judging need none of it.
"use strict";

const typing = (element) => /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);

// "/" goes to the search, j and k through a list, s and n judge the pair that is reached.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const here = document.activeElement?.closest("[data-step]");
  if (event.key === "/") {
    event.preventDefault();
    document.querySelector(".find input")?.focus();
  } else if (event.key === "j" || event.key === "k") {
    step(here, event.key === "j" ? 1 : -1);
  } else if (here?.tagName === "FORM") {
    const button = here.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (button) judge(here, button);
  }
});

function step(here, by) {
  const stops = [...document.querySelectorAll("[data-step]")].filter((stop) => stop.offsetParent);
  const next = stops[stops.indexOf(here) + by] ?? (here ? null : stops[0]);
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

// A judgement from the queue is sent behind the page, and the next pair is reached.
async function judge(form, button) {
  const who = form.querySelector('[name="who"]');
  if (!form.reportValidity()) return who?.focus();
  const body = new FormData(form, button);
  body.append("quiet", "1");
  const answer = await fetch("/decide", { method: "POST", body });
  if (!answer.ok) return form.requestSubmit(button);
  for (const other of document.querySelectorAll('.queue [name="who"]')) other.value ||= who.value;
  step(form, 1);
  form.closest("li").remove();
}

// Names that the letters typed so far may become.
const names = document.getElementById("names");
let asked = "";
document.addEventListener("input", async (event) => {
  if (event.target.getAttribute?.("list") !== "names" || event.target.value.length < 2) return;
  asked = event.target.value;
  const query = asked;
  const answer = await fetch(`/suggest.json?q=${encodeURIComponent(query)}`);
  if (!answer.ok || query !== asked) return;
  names.replaceChildren(...(await answer.json()).names.map((name) => new Option(name, name)));
});

// Files dropped on the form are put into its field.
for (const form of document.querySelectorAll("[data-drop]")) {
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    if (event.dataTransfer.files.length) form.querySelector('[type="file"]').files = event.dataTransfer.files;
  });
}

// How far the work is; when it is done the page is loaded again, unless somebody is writing on it.
const running = document.querySelector("[data-running]");
if (running) follow(running.querySelector("bdi"));

async function follow(place) {
  for (;;) {
    await new Promise((wake) => setTimeout(wake, 1000));
    const answer = await fetch("/progress.json");
    if (!answer.ok) return;
    const { progress } = await answer.json();
    if (!progress.running) break;
    const label = place.getAttribute(`data-stage-${progress.stage}`);
    if (label) place.textContent = `${label} ${progress.done}/${progress.total}`;
  }
  if (typing(document.activeElement) || document.querySelector(".queue form")) running.remove();
  else location.reload();
}
