/** Makes pictures of the editor small: a PNG of true colours becomes one with a palette. */

import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * The same picture with at most so many colours.
 * @param {Buffer} png as Chromium writes it: 8 bits a channel, not interlaced
 * @param {number} most at most 256
 * @returns {Buffer}
 */
export function withPalette(png, most) {
  const { width, height, pixels } = decode(png);
  const palette = paletteOf(pixels, most);
  /** @type {Map<number, number>} */
  const nearest = new Map();
  const rows = Buffer.alloc((width + 1) * height);
  for (let at = 0; at < pixels.length; at += 1) {
    const colour = pixels[at];
    let index = nearest.get(colour);
    if (index === undefined) {
      index = nearestTo(palette, colour);
      nearest.set(colour, index);
    }
    rows[at + Math.floor(at / width) + 1] = index;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap(channelsOf));
  const data = deflateSync(rows, { level: 9, memLevel: 9 });
  const chunks = [
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([SIGNATURE, ...chunks]);
}

/**
 * The pixels, each a number 0xRRGGBB.
 * @param {Buffer} png
 */
function decode(png) {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const depth = { 2: 3, 6: 4 }[png[25]];
  if (png[24] !== 8 || depth === undefined || png[28] !== 0) throw new Error('This kind of PNG is not read.');
  const parts = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * depth;
  const pixels = new Uint32Array(width * height);
  let above = new Uint8Array(stride);
  for (let y = 0; y < height; y += 1) {
    const start = y * (stride + 1);
    const row = unfiltered(raw[start], raw.subarray(start + 1, start + 1 + stride), above, depth);
    for (let x = 0; x < width; x += 1) {
      const at = x * depth;
      pixels[y * width + x] = (row[at] << 16) | (row[at + 1] << 8) | row[at + 2];
    }
    above = row;
  }
  return { width, height, pixels };
}

/**
 * @param {number} filter
 * @param {Uint8Array} filtered
 * @param {Uint8Array} above
 * @param {number} depth
 */
function unfiltered(filter, filtered, above, depth) {
  const row = new Uint8Array(filtered.length);
  for (let at = 0; at < row.length; at += 1) {
    const left = row[at - depth] ?? 0;
    const corner = at < depth ? 0 : above[at - depth];
    const up = above[at];
    row[at] = filtered[at] + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
  }
  return row;
}

/** @param {number} left @param {number} up @param {number} corner */
function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(guess - value));
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/**
 * Median cut: the box with the widest spread of colours is halved until there are enough. Each box gives the colour that
 * is most frequent in it, so that surfaces stay exactly what they are.
 * @param {Uint32Array} pixels
 * @param {number} most
 */
function paletteOf(pixels, most) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const boxes = [[...counts.keys()]];
  while (boxes.length < most) {
    const spreads = boxes.map((box) => spreadOf(box));
    const widest = spreads.reduce(
      (best, { width }, index) => (width > spreads[best].width ? index : best),
      0,
    );
    if (spreads[widest].width === 0) break;
    const { channel } = spreads[widest];
    const box = boxes[widest].sort((left, right) => channelsOf(left)[channel] - channelsOf(right)[channel]);
    const half = box.length >> 1;
    boxes.splice(widest, 1, box.slice(0, half), box.slice(half));
  }
  return boxes.map((box) => box.reduce((best, colour) => (of(colour) > of(best) ? colour : best)));

  /** @param {number} colour */
  function of(colour) {
    return counts.get(colour) ?? 0;
  }
}

/** @param {readonly number[]} box */
function spreadOf(box) {
  const low = [255, 255, 255];
  const high = [0, 0, 0];
  for (const colour of box) {
    for (const [channel, value] of channelsOf(colour).entries()) {
      low[channel] = Math.min(low[channel], value);
      high[channel] = Math.max(high[channel], value);
    }
  }
  const widths = high.map((value, channel) => value - low[channel]);
  const width = Math.max(...widths);
  return { width, channel: widths.indexOf(width) };
}

/** @param {number} colour */
function channelsOf(colour) {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

/** @param {readonly number[]} palette @param {number} colour */
function nearestTo(palette, colour) {
  const wanted = channelsOf(colour);
  const distances = palette.map((other) =>
    channelsOf(other).reduce((sum, value, channel) => sum + (value - wanted[channel]) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
