/** A body with its header, in bytes. The body may come in parts. */
export function framed(parts: readonly Buffer[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([Buffer.from(`Content-Length: ${length}\r\n\r\n`, 'latin1'), ...parts]);
}
