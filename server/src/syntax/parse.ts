import { conventionsFor } from '../profile/conventions';
import type { ProfileSource } from '../profile/profile';
import { readBlocks, readOpeningBlocks } from './blocks/blocks';
import { readSource, type Source } from './blocks/source';
import type { Block, RecordDocument } from './record';

/**
 * Reads a text as a summary record. Never fails and loses nothing: any text is a record, if only one of prose.
 *
 * @param text As it was read, whatever its line ends; a byte order mark is a character like another.
 * @param profile The organisation whose conventions hold.
 * @param language The language of the record (BCP 47); one without wording is read with the profile's first.
 */
export function parse(text: string, profile: ProfileSource, language: string): RecordDocument {
  return record(readSource(text, conventionsFor(profile, language)), readBlocks);
}

/** Reads the top of a text alone, as much as stands above the first number. */
export function parseOpening(text: string, profile: ProfileSource, language: string): RecordDocument {
  return record(readSource(text, conventionsFor(profile, language)), readOpeningBlocks);
}

function record(source: Source, read: (source: Source) => Block[]): RecordDocument {
  const { text, conventions, artefacts } = source;
  return { text, language: conventions.wording.language, conventions, blocks: read(source), artefacts };
}
