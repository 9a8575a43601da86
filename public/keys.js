// The keyboard: a list of what the page offers (Ctrl-K), where the single keys lead, and a list of them (?).
// What can be done is read off the page when it is asked for, with the names that stand there, and is done by pressing it
// there: rights, reasons and order have one place. Single keys lead nowhere where somebody types, behind a dialog, or for
// whoever turned them off (WCAG 2.2, 2.1.4).
const PANES = ["timeline", "device", "containment", "logs", "runbook", "engagements", "related", "analysis"];
const ENTRY = ".timeline > .row";
const LISTED = ".incidents th > a";

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const words = (text) => text.replace(/\s+/g, " ").trim();
const off = () => /(?:^|; )keys=off/.test(document.cookie);
const pane = (name) => document.querySelector(`[data-pane="${name}"]`);
const heading = (section) => words(document.getElementById(section?.getAttribute("aria-labelledby"))?.textContent ?? "");
const plain = (event) => !(event.ctrlKey || event.metaKey || event.altKey);
const types = (target) => target instanceof Element && target.closest("input, textarea, select, dialog, [contenteditable]");

/** Makes an element. Text is only ever text. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

function focus(element) {
  if (!element.matches("a, button, input")) element.tabIndex = -1;
  element.focus();
}

// --- single keys ------------------------------------------------------------------------------------------

/** From entry to entry of the timeline, or of the list. */
function step(by) {
  const rows = all(LISTED);
  const at = document.activeElement?.closest(`${ENTRY}, ${LISTED}`);
  if (rows.length > 0) return focus(rows[at ? rows.indexOf(at) + by : 0] ?? at);
  let next = at;
  if (at) {
    const way = by > 0 ? "nextElementSibling" : "previousElementSibling";
    do next = next[way];
    while (next && !next.matches(ENTRY));
  } else {
    // The first that isn't scrolled away.
    const body = document.querySelector(".timeline")?.parentElement;
    const top = Math.max(0, body?.getBoundingClientRect().top ?? 0);
    next = body?.checkVisibility() && all(ENTRY).find((row) => row.getBoundingClientRect().bottom > top);
  }
  if (next) focus(next);
}

const SINGLE = {
  "/": () => document.getElementById("search"),
  "?": () => showKeys(),
  j: () => step(1),
  k: () => step(-1),
};
PANES.forEach((name, n) => (SINGLE[n + 1] = () => pane(name)));

window.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
    if (palette?.open) palette.close();
    else if (!document.querySelector("dialog[open]")) showPalette();
    else return;
    return event.preventDefault();
  }
  const does = Object.hasOwn(SINGLE, event.key) && SINGLE[event.key];
  if (!does || !plain(event) || types(event.target) || off() || document.querySelector("dialog[open]")) return;
  const element = does();
  if (!(element instanceof Element)) return;
  event.preventDefault();
  focus(element);
});

document.addEventListener("click", (event) => {
  const shows = event.target instanceof Element && event.target.closest("[data-keys]")?.getAttribute("data-keys");
  if (shows === "palette") showPalette();
  if (shows === "list") showKeys();
});

// --- dialogs ----------------------------------------------------------------------------------------------

function dialog(name, title, ...children) {
  const close = make("button", { class: "btn btn-quiet btn-small", type: "button" }, "Close");
  const head = make("header", { class: "dialog-head" }, make("h2", { id: `${name}-h` }, title), close);
  const made = make("dialog", { class: `dialog ${name}`, "aria-labelledby": `${name}-h` }, head, ...children);
  close.addEventListener("click", () => made.close());
  // A press beside it closes it, as Escape does.
  made.addEventListener("click", (event) => event.target === made && made.close());
  document.body.append(made);
  return made;
}

let keys = null;
function showKeys() {
  const line = (key, what) => make("div", {}, make("dt", {}, ...key.flatMap((one, n) => (n ? [" ", make("kbd", {}, one)] : [make("kbd", {}, one)]))), make("dd", {}, what));
  const panes = PANES.map((name, n) => [n + 1, heading(pane(name))]).filter(([, title]) => title);
  const lines = [
    line(["Ctrl", "K"], "Find an act, a pane or a page"),
    line(["/"], "Search the incidents"),
    ...(document.querySelector(`${ENTRY}, ${LISTED}`) ? [line(["j", "k"], "To the next entry, to the one before")] : []),
    ...panes.map(([key, title]) => line([String(key)], `To ${title}`)),
    line(["?"], "This list"),
    line(["Esc"], "Close a dialog or a menu"),
  ];
  const note = off() ? "The single keys are turned off; your menu turns them on again." : "Your menu turns the single keys off.";
  keys?.remove();
  keys = dialog("keys", "Keys", make("div", { class: "dialog-body" }, make("dl", { class: "key-list" }, ...lines), make("p", { class: "menu-note" }, note)));
  keys.showModal();
}

// --- the list of what the page offers ---------------------------------------------------------------------

let palette = null;
let offers = [];
let active = 0;

/** What stands there: what comes next, the panes, and the rest in the order of the page, the frame last. What is in a closed menu
 * is offered, too. */
function offered() {
  const found = [];
  const known = new Set();
  const add = (offer) => {
    const key = `${offer.name} ${offer.of}`.toLowerCase();
    const same = offer.to ?? key;
    if (!offer.name || known.has(same)) return;
    known.add(same);
    found.push({ ...offer, key });
  };
  for (const control of all(".next :is(a, button)")) add({ name: nameOf(control), of: "Next", why: whyNot(control), go: () => press(control) });
  PANES.forEach((name, n) => {
    const section = pane(name);
    if (section?.checkVisibility()) add({ name: heading(section), of: "Pane", at: String(n + 1), go: () => focus(section) });
  });
  for (const part of ["main", ".bottombar", ".topbar"]) {
    for (const control of all(`${part} :is(a[href], button)`)) {
      if (control.closest(".timeline, .next, .brand, [data-keys]") || !stands(control)) continue;
      add({ name: nameOf(control), of: groupOf(control), to: control.href, why: whyNot(control), go: () => press(control) });
    }
  }
  return found;
}

const stands = (control) => (control.closest("details.menu:not([open])") ?? control).checkVisibility();
const nameOf = (control) => words(control.getAttribute("aria-label") ?? control.textContent);

/** What a control belongs to: its own group, or its menu and the part of the page around it. */
function groupOf(control) {
  const group = control.closest("[role=group][aria-label], nav[aria-label]")?.getAttribute("aria-label");
  if (group) return group;
  const menu = control.closest("details.menu")?.querySelector("summary");
  const section = heading(control.closest("section[aria-labelledby], table[aria-labelledby]"));
  // A person's menu is named after them: it is not what they look for.
  return [section, menu && nameOf(menu).split(":")[0]].filter(Boolean).join(" · ") || "Page";
}

function whyNot(control) {
  if (!control.disabled && control.getAttribute("aria-disabled") !== "true") return "";
  const described = document.getElementById(control.getAttribute("aria-describedby"))?.textContent;
  return words(described ?? control.title ?? "") || words(control.closest(".menu-list")?.querySelector(".menu-note")?.textContent ?? "") || "not now";
}

function press(control) {
  control.focus();
  control.click();
}

function showPalette() {
  palette ??= makePalette();
  const box = palette.querySelector("input");
  box.value = "";
  offers = offered();
  palette.showModal();
  box.focus();
  list();
}

function makePalette() {
  const box = make("input", { type: "text", role: "combobox", "aria-expanded": "true", "aria-controls": "offers", "aria-autocomplete": "list", "aria-label": "What to do or where to go", placeholder: "Quarantine, runbook, lead …", autocomplete: "off", maxlength: "200" });
  const made = dialog("palette", "Find an act, a pane or a page", box, make("ul", { id: "offers", role: "listbox", "aria-label": "What the page offers" }), make("p", { class: "sr", role: "status" }));
  box.addEventListener("input", list);
  box.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) mark(active + by);
    else if (event.key === "Enter" && !event.isComposing) take(active);
    else return;
    event.preventDefault();
  });
  made.querySelector("ul").addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) take([...option.parentElement.children].indexOf(option));
  });
  return made;
}

let shown = [];
/** What answers to what is typed: each word somewhere in its name or in what it belongs to, and first what is named so. */
function list() {
  const typed = words(palette.querySelector("input").value);
  const wanted = typed.toLowerCase().split(" ");
  const all = (text) => wanted.every((word) => text.includes(word));
  const fits = offers.filter(({ key }) => all(key));
  const far = ({ name, key }) => (all(name.toLowerCase()) ? 0 : 2) + (key.startsWith(wanted[0]) ? 0 : 1);
  shown = typed ? fits.sort((one, other) => far(one) - far(other)) : fits;
  const form = document.querySelector("form.search");
  if (typed && form) shown.push({ name: `Search the incidents for “${typed}”`, of: "Search", go: () => search(form, typed) });
  palette.querySelector("ul").replaceChildren(...shown.map(option));
  palette.querySelector("[role=status]").textContent = shown.length === 1 ? "1 found" : `${shown.length} found`;
  mark(0);
}

function option({ name, of, at, why }, n) {
  const made = make("li", { role: "option", id: `offer-${n}` }, make("bdi", {}, name), make("span", {}, why ? `${of} – ${why}` : of));
  if (at) made.append(make("kbd", { "aria-hidden": "true" }, at));
  if (why) made.setAttribute("aria-disabled", "true");
  return made;
}

function mark(n) {
  const options = all("[role=option]", palette);
  active = options.length > 0 ? (n + options.length) % options.length : 0;
  options.forEach((one, at) => one.setAttribute("aria-selected", String(at === active)));
  const box = palette.querySelector("input");
  if (options.length > 0) box.setAttribute("aria-activedescendant", options[active].id);
  else box.removeAttribute("aria-activedescendant");
  options[active]?.scrollIntoView({ block: "nearest" });
}

function take(n) {
  const offer = shown[n];
  if (!offer || offer.why) return;
  palette.close();
  offer.go();
}

function search(form, text) {
  form.elements.namedItem("q").value = text;
  form.requestSubmit();
}
