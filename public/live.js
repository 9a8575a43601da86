// One event stream per browser: the tab that holds the lock follows the incidents of all tabs, or their list, and tells the
// others. When it says nothing any more, such as one that hangs, another takes the lock from it.
// HTTP/1.1 allows six connections to a host, so a stream per tab would starve the seventh.
// The page says what it follows by "lazaret:follow"; it hears "lazaret:change" (a version and its age, never data) and
// "lazaret:connection" (live, lost, ended). A page that slept asks for the versions again when it wakes.
const channel = new BroadcastChannel("lazaret-live");
const tab = crypto.getRandomValues(new Uint32Array(2)).join("-");
const followed = new Map(); // tab → { incident, seen }
const told = new Map(); // incident → the last version the open stream told
const BEAT = 15_000;
const AGAIN = 3_000;
const SILENT = 35_000;
const SLEPT = 90_000; // longer than browsers stretch the timers of a hidden tab
const STALE = 2 * SLEPT;
const QUIET = 3; // so many beats without a word from the leading tab
let mine = "";
let leads = false;
let source = null;
let opened = "";
let state = "lost";
let later = 0;
let heard = 0; // when the stream said something last; the server beats every ten seconds
let quiet = 0; // beats since the leading tab said something

const say = (name, detail) => window.dispatchEvent(new CustomEvent(name, { detail }));
const tell = (message) => {
  channel.postMessage(message);
  hear(message);
};

function hear(message) {
  if (message.change || message.state || message.beat) quiet = 0;
  if (message.change) say("lazaret:change", message.change);
  if (message.state) {
    state = message.state;
    if (mine) say("lazaret:connection", state);
  }
  if (!leads || !message.tab) return;
  if (message.follow) followed.set(message.tab, { incident: message.follow, seen: Date.now() });
  else followed.delete(message.tab);
  // A stream that ended with its session is opened again for whoever comes after a new sign-in.
  open(message.again || (message.first && !source));
  // Whoever comes to a stream that is open already missed its greeting.
  const last = told.get(message.follow);
  if (message.first && last && source?.readyState === EventSource.OPEN) tell({ state: "live", change: last });
}

function open(again) {
  for (const [name, one] of followed) if (Date.now() - one.seen > STALE) followed.delete(name);
  const wanted = [...new Set([...followed.values()].map((one) => one.incident))].sort().slice(0, 50).join(",");
  if (wanted === opened && !again && (!source || source.readyState !== EventSource.CLOSED || later)) return;
  shut();
  opened = wanted;
  if (!wanted) return;
  source = new EventSource(`/events?incident=${encodeURIComponent(wanted)}`);
  heard = Date.now();
  source.addEventListener("beat", () => {
    heard = Date.now();
    channel.postMessage({ beat: true });
  });
  source.addEventListener("hello", change);
  source.addEventListener("change", change);
  source.addEventListener("read", change);
  source.addEventListener("end", () => {
    shut();
    tell({ state: "ended" });
  });
  source.onerror = () => {
    told.clear();
    // The browser tries a lost stream again by itself, but not one that was refused.
    if (source?.readyState === EventSource.CLOSED) refused();
    else tell({ state: "lost" });
  };
}

function change({ data }) {
  heard = Date.now();
  told.set(JSON.parse(data).incident, data);
  tell({ state: "live", change: data });
}

function shut() {
  clearTimeout(later);
  later = 0;
  source?.close();
  source = null;
  told.clear();
}

// A stream doesn't say why it was refused, so the server is asked who is signed in: nobody means that the session
// ended, and then only a new sign-in opens the stream again.
async function refused() {
  shut();
  later = setTimeout(() => open(true), AGAIN);
  const answer = await fetch("/api/session/who", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", "lazaret-background": "1" },
  }).catch(() => null);
  if (answer?.status !== 401) return tell({ state: "lost" });
  clearTimeout(later);
  later = 0;
  tell({ state: "ended" });
}

const follow = (again, first) => tell({ tab, follow: mine, again, first });
channel.onmessage = (event) => hear(event.data);
window.addEventListener("lazaret:follow", (event) => {
  mine = event.detail;
  follow(false, true);
});
let beat = Date.now();
setInterval(() => {
  const slept = Date.now() - beat > SLEPT;
  beat = Date.now();
  // A network that went away without a word leaves the stream open and silent.
  if (leads && source?.readyState === EventSource.OPEN && Date.now() - heard > SILENT) {
    tell({ state: "lost" });
    open(true);
  }
  quiet += 1;
  if (!leads && mine && quiet > QUIET && state === "live") {
    say("lazaret:connection", (state = "lost"));
    lead({ steal: true });
  }
  if (mine) follow(slept);
}, BEAT);
const wake = () => mine && document.visibilityState === "visible" && follow(true);
window.addEventListener("online", wake);
window.addEventListener("pageshow", (event) => event.persisted && wake());
document.addEventListener("visibilitychange", () => state !== "live" && wake());
window.addEventListener("pagehide", () => channel.postMessage({ tab, follow: "" }));
new BroadcastChannel("lazaret-session").onmessage = () => mine && follow(true);

// Whoever holds the lock leads until the tab is closed or it is taken away; then the next in line does.
function lead(how) {
  const leading = () => {
    leads = true;
    channel.postMessage({ who: true });
    follow(true);
    return new Promise(() => {});
  };
  navigator.locks.request("lazaret-live", how, leading).catch(() => {
    leads = false;
    followed.clear();
    opened = "";
    shut();
    lead({});
  });
}
lead({});
channel.addEventListener("message", (event) => event.data.who && mine && follow(false, true));
