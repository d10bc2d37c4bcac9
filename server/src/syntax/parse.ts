import { conventionsFor } from '../profile/conventions';
import type { ProfileSource } from '../profile/profile';
import { readBlocks } from './blocks/blocks';
import { readSource } from './blocks/source';
import type { RecordDocument } from './record';

/**
 * Reads a text as a summary record. Never fails and loses nothing: any text is a record, if only one of prose.
 *
 * @param text As it was read, whatever its line ends; a byte order mark is a character like another.
 * @param profile The organisation whose conventions hold.
 * @param language The language of the record (BCP 47); one without wording is read with the profile's first.
 */
export function parse(text: string, profile: ProfileSource, language: string): RecordDocument {
  const conventions = conventionsFor(profile, language);
  const source = readSource(text, conventions);
  return {
    text,
    language: conventions.wording.language,
    conventions,
    blocks: readBlocks(source),
    artefacts: source.artefacts,
  };
}
