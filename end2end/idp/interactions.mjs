// The sign-in step between the authorization request and its answer: shows the people, takes the choice.
import { findPerson, people } from './people.mjs';
import { loginPage, messagePage, sendPage } from './pages.mjs';

const MAX_BODY = 4096;

/** Handles `/interaction/{uid}`; true if the request was one. */
export async function interact(provider, req, res) {
  if (!/^\/interaction\/[\w-]+$/.test(pathOf(req))) return false;
  let details;
  try {
    details = await provider.interactionDetails(req, res);
  } catch {
    sendPage(res, 400, messagePage('This sign-in has ended', 'Go back to the console and sign in again.'));
    return true;
  }
  if (req.method === 'POST') await choose(provider, req, res);
  else sendPage(res, 200, loginPage(details.uid, people));
  return true;
}

async function choose(provider, req, res) {
  const form = new URLSearchParams(await readBody(req, MAX_BODY));
  const person = findPerson(form.get('person'));
  if (form.has('cancel')) {
    const result = { error: 'access_denied', error_description: 'the person cancelled' };
    await provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
  } else if (person) {
    const result = { login: { accountId: person.sub } };
    await provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
  } else {
    sendPage(res, 400, messagePage('No such person', 'Choose one of the demo identities.'));
  }
}

/** The path of a request without its query. */
export const pathOf = (req) => req.url.split('?', 1)[0];

/** A request's body as text, at most `limit` bytes. */
export async function readBody(req, limit) {
  const chunks = [];
  let size = 0;
  for await (const chunk of req) {
    size += chunk.length;
    if (size > limit) throw new Error(`the body is longer than ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
