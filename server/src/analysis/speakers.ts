import { mastheadOf } from '../syntax/masthead';
import type { RecordDocument } from '../syntax/record';
import { derive } from '../text/derive';
import { slice } from '../text/span';

/** How much of a paragraph is looked at for who speaks in it. */
const LONGEST = 80;

/**
 * Who speaks in a record, as it names them at the head of its paragraphs, the last first; then its chair and those who
 * sign it. A name is what stands before a word of speech and begins or ends in a word for an office or a delegation:
 * `总秘书处的代表|介绍了`, `The representative of Norway| said`.
 */
export const speakersOf = derive((record: RecordDocument): readonly string[] => {
  const { text, blocks } = record;
  const heard = blocks.flatMap((block) =>
    block.kind === 'paragraph' ? (speakerIn(record, text.slice(block.body.from, block.body.to)) ?? []) : [],
  );
  return [...new Set([...heard.reverse(), ...namesOf(record)])];
});

function speakerIn({ conventions: { wording } }: RecordDocument, body: string): string | undefined {
  const { says, offices } = wording.phrases;
  const head = body.slice(0, LONGEST);
  const ends = says.map((word) => head.indexOf(word)).filter((at) => at > 0);
  if (ends.length === 0) return undefined;
  const name = head.slice(0, Math.min(...ends)).trim();
  const isOffice =
    offices.before.some((word) => name.startsWith(word) && name.length > word.length) ||
    offices.after.some((word) => name.endsWith(word));
  return isOffice && !/[,，、;；:：。“”"]/u.test(name) ? name : undefined;
}

function namesOf(record: RecordDocument): string[] {
  const { text, blocks } = record;
  const { chair } = mastheadOf(record);
  const signed = blocks.flatMap((block) =>
    block.kind === 'signature' && block.names ? slice(text, block.names).split(/\t+/) : [],
  );
  return [...(chair ? [slice(text, chair)] : []), ...signed].map((name) => name.trim()).filter(Boolean);
}
