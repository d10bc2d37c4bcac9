/** A short name for a text: equal texts have equal names, and others hardly ever. FNV-1a, twice 32 bits. */
export function digest(text: string): string {
  let first = 0x811c9dc5;
  let second = 0x1000193;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    first = Math.imul(first ^ code, 0x1000193);
    second = Math.imul(second ^ (code + at), 0x85ebca6b);
  }
  return (first >>> 0).toString(36) + (second >>> 0).toString(36);
}
