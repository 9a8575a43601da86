// The fictional people of the demo and the tests: one per role, two responders, one whom nothing admits.
// Names are roles with a letter, so that nobody takes them for real persons. Subjects never change: journals
// and screenshots made with them stay comparable.

/** @typedef {{ sub: string, name: string, email: string, groups: string[], role: string }} Person */

/** @type {ReadonlyArray<Person>} */
export const people = [
  person('viewer-v', 'Viewer V', ['lazaret-viewers'], 'viewer: may read'),
  person('responder-s', 'Responder S', ['lazaret-responders'], 'responder: handles incidents'),
  person('responder-t', 'Responder T', ['lazaret-responders'], 'responder: handles incidents'),
  person('containment-c', 'Containment C', ['lazaret-containment'], 'containment: may quarantine and release'),
  person('lead-l', 'Lead L', ['lazaret-leads'], 'lead: leads and approves'),
  person('auditor-a', 'Auditor A', ['lazaret-auditors'], 'auditor: reads everything and the record'),
  person('outsider-o', 'Outsider O', [], 'no group: is not admitted'),
];

/** The person with this subject, or undefined. */
export const findPerson = (sub) => people.find((person) => person.sub === sub);

function person(sub, name, groups, role) {
  return Object.freeze({ sub, name, email: `${sub}@water.example`, groups, role });
}
