// One event stream per browser: the tab that holds the lock follows the incidents of all tabs and tells the others.
// HTTP/1.1 allows six connections to a host, so a stream per tab would starve the seventh.
// The page says what it follows by "lazaret:follow"; it hears "lazaret:change" (a version, never data) and
// "lazaret:connection" (live, lost, ended). A page that slept asks for the versions again when it wakes.
const channel = new BroadcastChannel("lazaret-live");
const tab = crypto.getRandomValues(new Uint32Array(2)).join("-");
const followed = new Map(); // tab → { incident, seen }
const STALE = 45_000;
const BEAT = 15_000;
let mine = "";
let leads = false;
let source = null;
let opened = "";
let state = "lost";

const say = (name, detail) => window.dispatchEvent(new CustomEvent(name, { detail }));
const tell = (message) => {
  channel.postMessage(message);
  hear(message);
};

function hear(message) {
  if (message.change) say("lazaret:change", message.change);
  if (message.state) {
    state = message.state;
    if (mine) say("lazaret:connection", state);
  }
  if (!leads) return;
  if (message.tab) {
    if (message.follow) followed.set(message.tab, { incident: message.follow, seen: Date.now() });
    else followed.delete(message.tab);
    open(message.again);
  }
}

function open(again) {
  for (const [name, one] of followed) if (Date.now() - one.seen > STALE) followed.delete(name);
  const wanted = [...new Set([...followed.values()].map((one) => one.incident))].sort().slice(0, 50).join(",");
  if (wanted === opened && !again && source && source.readyState !== EventSource.CLOSED) return;
  source?.close();
  source = null;
  opened = wanted;
  if (!wanted) return;
  source = new EventSource(`/events?incident=${encodeURIComponent(wanted)}`);
  const change = (event) => tell({ state: "live", change: event.data });
  source.addEventListener("hello", change);
  source.addEventListener("change", change);
  source.addEventListener("end", () => {
    source.close();
    tell({ state: "ended" });
  });
  source.onerror = () => {
    tell({ state: "lost" });
    // A refused stream is not tried again by the browser itself: the session may be new in a while.
    if (source?.readyState === EventSource.CLOSED) setTimeout(() => open(true), 3_000);
  };
}

const follow = (again) => tell({ tab, follow: mine, again });
channel.onmessage = (event) => hear(event.data);
window.addEventListener("lazaret:follow", (event) => {
  mine = event.detail;
  follow(Boolean(mine));
});
setInterval(() => mine && follow(false), BEAT);
const wake = () => mine && document.visibilityState === "visible" && follow(true);
window.addEventListener("online", wake);
window.addEventListener("pageshow", (event) => event.persisted && wake());
document.addEventListener("visibilitychange", () => state !== "live" && wake());
window.addEventListener("pagehide", () => channel.postMessage({ tab, follow: "" }));
new BroadcastChannel("lazaret-session").onmessage = wake;

// Whoever holds the lock leads until the tab is closed; then the next in line does.
navigator.locks.request("lazaret-live", () => {
  leads = true;
  channel.postMessage({ who: true });
  follow(true);
  return new Promise(() => {});
});
channel.addEventListener("message", (event) => event.data.who && mine && follow(false));
