// Calls its reader when something waits on them, where they want that: the title of the tab begins with a dot then. A tab
// that somebody looks at calls nobody, and of several tabs about the same one does. What is called are the page's own words.
const DOT = "● ";
const KINDS = ["notice", "sound"];
const AGAIN = 5_000; // how long the other tabs about the same keep quiet

const wants = (kind) => localStorage.getItem(`lazaret-${kind}`) === "on";
const waits = () => document.title.startsWith(DOT);
const nobodyLooks = () => document.hidden || !document.hasFocus();
let before = waits();

new MutationObserver(() => {
  const now = waits();
  if (now && !before && nobodyLooks()) call();
  before = now;
}).observe(document.head, { childList: true, subtree: true, characterData: true });

function call() {
  navigator.locks.request(`lazaret-call ${location.pathname}`, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    if (wants("sound")) sound();
    if (wants("notice") && globalThis.Notification?.permission === "granted") {
      const next = document.querySelector(".next p")?.textContent ?? "";
      const notice = new Notification(document.title.slice(DOT.length), { body: next.replace(/\s+/g, " ").trim(), tag: location.pathname, icon: "/favicon.svg" });
      notice.onclick = () => {
        window.focus();
        notice.close();
      };
    }
    await new Promise((resolve) => setTimeout(resolve, AGAIN));
  });
}

/** Two short tones, the second higher. */
function sound() {
  const audio = new AudioContext();
  const end = audio.currentTime + 0.5;
  for (const [n, pitch] of [660, 880].entries()) {
    const [tone, gain, from] = [audio.createOscillator(), audio.createGain(), audio.currentTime + n * 0.2];
    tone.frequency.value = pitch;
    gain.gain.setValueAtTime(0.15, from);
    gain.gain.exponentialRampToValueAtTime(0.001, from + 0.25);
    tone.connect(gain).connect(audio.destination);
    tone.start(from);
    tone.stop(end);
    if (n === 1) tone.onended = () => audio.close();
  }
}

// --- the choices in the person's menu ---------------------------------------------------------------------

document.addEventListener("click", async (event) => {
  const kind = event.target instanceof Element && event.target.closest("[data-calls]")?.getAttribute("data-calls");
  if (!KINDS.includes(kind)) return;
  let on = !wants(kind);
  if (on && kind === "notice") on = (await globalThis.Notification?.requestPermission()) === "granted";
  if (on && kind === "sound") sound(); // to hear what it is, and because browsers want a press before the first one
  localStorage.setItem(`lazaret-${kind}`, on ? "on" : "off");
  show();
}, true);
document.addEventListener("toggle", show, true);

/** Says how the choices are, and why one can't be made. */
function show() {
  const permission = globalThis.Notification?.permission;
  for (const button of document.querySelectorAll("[data-calls]")) {
    const kind = button.getAttribute("data-calls");
    button.setAttribute("aria-pressed", String(wants(kind) && (kind === "sound" || permission === "granted")));
    if (kind === "notice" && permission !== "granted" && permission !== "default") {
      button.setAttribute("aria-disabled", "true");
      button.title = permission === "denied" ? "Blocked in the browser's settings for this page" : "This browser shows no notifications to pages";
    }
  }
}
