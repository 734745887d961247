const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** A text inside XML or HTML, in an attribute too. What XML cannot hold becomes U+FFFD. */
export function escaped (text: string): string {
  // eslint-disable-next-line no-control-regex -- these are meant
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu, '\ufffd').replace(/[&<>"']/g, character => ENTITIES[character]!)
}
