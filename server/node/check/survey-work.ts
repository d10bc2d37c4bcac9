import { pathToFileURL } from 'node:url';
import { profiles } from '../../profiles/index';
import type { ReadUnder } from '../../src/index/files';
import { packSummary } from '../../src/index/packed-summary';
import { withRegistry } from '../../src/index/registry-additions';
import { defaultSettings } from '../../src/index/settings';
import { saysWhatItIs } from '../../src/index/stated-document';
import { Strings } from '../../src/index/strings';
import { summarise } from '../../src/index/summary';
import { readRecord } from '../../src/service';
import { readTextNow, reasonOf } from '../files/disk';

/** Files to be read aside. It can be sent to another thread. */
export interface SurveyWork {
  readonly paths: readonly string[];
  readonly under: ReadUnder;
}

/** What some of the files say, by their places in the list. */
export interface SurveyBatch {
  readonly texts: readonly string[];
  /** The packed summaries, one behind the other: what is sent in one piece is given back to the system in one piece. */
  readonly numbers: Int32Array;
  readonly summaries: readonly (readonly [place: number, from: number])[];
  readonly leftOut: readonly (readonly [place: number, why: string])[];
  readonly others: readonly number[];
}

/** How many files are told of at a time. */
const SHARE = 64;

/** Reads files, a batch at a time. `onFile` is told of each before it is read, by its place in the list. */
export function* surveyWork(
  { paths, under }: SurveyWork,
  onFile: (place: number) => void,
): Generator<SurveyBatch> {
  const named =
    under.carried?.source ?? profiles.find((source) => source.profile.id === under.profile) ?? profiles[0];
  if (!named) throw new RangeError('There is no profile.');
  const profile = withRegistry(named, under);
  const settings = { ...defaultSettings, language: under.language };
  for (let first = 0; first < paths.length; first += SHARE) {
    const strings = new Strings();
    const summaries: [number, number][] = [];
    const packed: Int32Array[] = [];
    let length = 0;
    const leftOut: [number, string][] = [];
    const others: number[] = [];
    for (const [index, path] of paths.slice(first, first + SHARE).entries()) {
      onFile(first + index);
      const read = readTextNow(path);
      if (read.kind === 'refused') {
        leftOut.push([first + index, read.why]);
        continue;
      }
      try {
        const readAs = (text: string) => readRecord(text, profile, settings, path);
        if (under.onlyDocuments && !saysWhatItIs(read.text, readAs)) {
          others.push(first + index);
          continue;
        }
        const record = readAs(read.text);
        const summary = packSummary(summarise(record, pathToFileURL(path).href, path), strings);
        summaries.push([first + index, length]);
        packed.push(summary);
        length += summary.length;
      } catch (error) {
        leftOut.push([first + index, `It could not be read as a record (${reasonOf(error)}).`]);
      }
    }
    yield { texts: strings.texts(), numbers: joined(packed, length), summaries, leftOut, others };
  }
}

function joined(parts: readonly Int32Array[], length: number): Int32Array {
  const whole = new Int32Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
