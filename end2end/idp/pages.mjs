// The provider's pages: plain HTML that works without JavaScript and says on each page that nobody here is real.
import { randomBytes } from 'node:crypto';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; background: light-dark(#f4f5f7, #14171c); color: light-dark(#16191f, #e8eaee); }
main { max-width: 30rem; margin: 0 auto; padding: 2rem 1rem; }
h1 { font-size: 1.375rem; margin: 0 0 .25rem; }
p { margin: 0 0 1.25rem; color: light-dark(#454b57, #b3bac6); }
ul { list-style: none; margin: 0 0 1.25rem; padding: 0; display: grid; gap: .5rem; }
button { font: inherit; color: inherit; text-align: left; width: 100%; padding: .625rem .875rem; cursor: pointer;
  background: light-dark(#fff, #1e232b); border: 1px solid light-dark(#7b8494, #6b7484); border-radius: .5rem; }
button:hover { border-color: currentColor; }
button:focus-visible { outline: 2px solid light-dark(#0b5cd5, #7ab2ff); outline-offset: 2px; }
button strong, button span { display: block; }
button span { font-size: .875rem; color: light-dark(#454b57, #b3bac6); }
.demo { margin: 0; padding: .375rem 1rem; background: #5b2d00; color: #fff; font-weight: 600; text-align: center; }
`;

/** Sends one page with a policy that allows its own style, an optional script, and nothing else. */
export function sendPage(res, status, page) {
  const { html, policy } = dress(page);
  res.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy, ...COMMON });
  res.end(html);
}

/** The same for the library's own hooks, which hand over a Koa context. */
export function answerPage(ctx, page) {
  const { html, policy } = dress(page);
  ctx.set({ 'content-security-policy': policy, ...COMMON });
  ctx.type = 'html';
  ctx.body = html;
}

/** Who shall be signed in? One button per person; no passwords, and the page says why. */
export const loginPage = (uid, people) => ({
  title: 'Choose a demo identity',
  body: `<p>These are fictional people, one per role, without passwords: <strong>demo identities</strong> for trying and testing the console.</p>
<form method="post" action="/interaction/${escape(uid)}">
<ul>${people.map(personButton).join('\n')}</ul>
<button name="cancel" value="yes">Cancel</button>
</form>`,
});

/** Asks before it signs out; submits itself if the console proved by its hint that the person asked for it. */
export const logoutPage = (form, atOnce) => ({
  title: 'Sign out of the demo identities',
  body: `${form}<button form="op.logoutForm" name="logout" value="yes">Sign out</button>`,
  script: atOnce ? "document.querySelector('button[name=logout]').click()" : undefined,
});

/** A page of one sentence. */
export const messagePage = (title, text) => ({ title, body: `<p>${escape(text)}</p>` });

const COMMON = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };

const personButton = ({ sub, name, role }) =>
  `<li><button name="person" value="${escape(sub)}"><strong>${escape(name)}</strong><span>${escape(role)}</span></button></li>`;

function dress({ title, body, script }) {
  const nonce = randomBytes(16).toString('base64');
  const scriptTag = script ? `<script nonce="${nonce}">${script}</script>` : '';
  // No form-action: Chromium applies it to the redirects after the form too, and those lead to the console.
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; img-src data:; frame-ancestors 'none'; base-uri 'none'`;
  const html = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title><link rel="icon" href="data:,"><style nonce="${nonce}">${STYLE}</style></head>
<body><header class="demo">Demo identities: nobody here is real</header><main><h1>${escape(title)}</h1>
${body}</main>${scriptTag}</body></html>`;
  return { html, policy };
}

function escape(text) {
  return String(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
