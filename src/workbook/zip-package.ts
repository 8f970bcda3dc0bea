/** Zip packages, which xlsx files are: their parts, and a package of parts. */

import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";

export interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

export interface Part {
  readonly name: string;
  readonly content: Buffer;
}

/** The directory at the end of a package; undefined where there is none, or one of more than 4 GiB. */
export function entriesOf(buffer: Buffer): readonly Entry[] | undefined {
  const signature = Buffer.from("PK\x05\x06", "latin1");
  const end = buffer.lastIndexOf(signature);
  if (end < 0 || end + 22 > buffer.length || buffer.length - end > 22 + 65_535) return undefined;
  const count = buffer.readUInt16LE(end + 10);
  let at = buffer.readUInt32LE(end + 16);
  const entries: Entry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || buffer.readUInt32LE(at) !== 0x02014b50) return undefined;
    const [name, extra, comment] = [28, 30, 32].map((offset) => buffer.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    entries.push({
      name: buffer.toString("utf8", at + 46, at + 46 + name),
      flags: buffer.readUInt16LE(at + 8),
      method: buffer.readUInt16LE(at + 10),
      crc: buffer.readUInt32LE(at + 16),
      packed: buffer.readUInt32LE(at + 20),
      size: buffer.readUInt32LE(at + 24),
      offset: buffer.readUInt32LE(at + 42),
    });
    at += 46 + name + extra + comment;
  }
  return entries;
}

/** What an entry unpacks to; undefined where it is damaged. It never unpacks to more than the entry says. */
export function inflated(buffer: Buffer, { method, crc, packed, size, offset }: Entry): Buffer | undefined {
  if (offset + 30 > buffer.length || buffer.readUInt32LE(offset) !== 0x04034b50) return undefined;
  const start = offset + 30 + buffer.readUInt16LE(offset + 26) + buffer.readUInt16LE(offset + 28);
  const content = buffer.subarray(start, start + packed);
  if (content.length !== packed || (method !== 0 && method !== 8)) return undefined;
  let plain: Buffer;
  try {
    plain = method === 0 ? content : inflateRawSync(content, { maxOutputLength: Math.max(1, size) });
  } catch {
    return undefined;
  }
  return plain.length === size && crc32(plain) === crc ? plain : undefined;
}

/** A package of parts: as they are, or compressed. It is of no day, so that the same parts make the same bytes. */
export function packed(parts: readonly Part[], compressed = false): Uint8Array {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const named = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(content), 10);
    const data = compressed ? deflateRawSync(content) : content;
    common.writeUInt16LE(compressed ? 8 : 0, 4);
    // The first day that the format knows: 1 January 1980.
    common.writeUInt16LE(33, 8);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(named.length, 22);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    common.copy(entry, 6);
    entry.writeUInt32LE(offset, 42);
    local.push(Buffer.from("PK\x03\x04", "latin1"), common, named, data);
    directory.push(entry, named);
    offset += 4 + common.length + named.length + data.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...directory, end]);
}
