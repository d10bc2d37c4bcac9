import type { Conventions } from '../profile/conventions';
import type { Fields } from '../profile/template';
import type { List } from '../text/list';
import type { Span } from '../text/span';

/**
 * The syntax layer: what a text is, as a summary record. It knows text and profiles; of other records, of rules and
 * of editors it knows nothing. Read this file first.
 *
 * A record is an immutable value. Its blocks cover the text in order, line ends included, so that nothing is lost:
 * the text of the blocks, joined, is the text.
 */
export interface RecordDocument {
  readonly text: string;
  /** The language its wording was taken from, as a BCP 47 tag. */
  readonly language: string;
  readonly conventions: Conventions;
  readonly blocks: readonly Block[];
  /** What an extraction left behind, such as `[bookmark: _Hlk1]`, wherever it stands. */
  readonly artefacts: readonly Span[];
  /**
   * The blocks and artefacts once more, for who looks at few of very many: what a newer version of a record has from an
   * older one is put in its place when somebody asks for it.
   */
  readonly lists: { readonly blocks: List<Block>; readonly artefacts: List<Span> };
}

export type Block =
  | Masthead
  | AgendaTable
  | Heading
  | Paragraph
  | Bullet
  | Note
  | Prose
  | Signature
  | Rule
  | Footer
  | Artefact
  | Comment
  | Blank;

/** The lines above the agenda table or the first heading: symbol, session, title, date, chair. */
export interface Masthead {
  readonly kind: 'masthead';
  readonly span: Span;
}

/** The table of subjects and documents at the top. */
export interface AgendaTable {
  readonly kind: 'agenda';
  readonly span: Span;
  /** The two header cells; absent where an extraction lost them. */
  readonly header: Span | undefined;
  readonly rows: readonly AgendaRow[];
}

/** One row: a cell that is missing was lost, and nothing follows from that. */
export interface AgendaRow {
  readonly span: Span;
  readonly number: NumberMark | undefined;
  readonly title: Span | undefined;
  readonly documents: Span | undefined;
}

/** A number at the head of a line, as it is written. */
export interface NumberMark {
  /** `3` or `3.12`, without the blanks around and with whatever dot follows: `3.12.` */
  readonly span: Span;
  /** The numbers it stands for: `[3, 12]`; one, where paragraphs are counted through the whole record. Full-width digits and letters mistaken for digits are read as meant. */
  readonly value: readonly number[];
  /** The blanks between the number and the text: one TAB, where all is well. */
  readonly separator: Span;
}

/** `3⇥Title（C24/59号文件）`, perhaps over several lines. */
export interface Heading {
  readonly kind: 'heading';
  readonly span: Span;
  /** Where headings have no numbers it is empty, before the title: its value is `[]`. */
  readonly number: NumberMark;
  /** The title without the bracket that names the documents. A title over two lines holds the line end. */
  readonly title: Span;
  /** The bracket with the documents: `（C24/59号文件）`, and the blank before it. */
  readonly documents: Span | undefined;
}

/** `3.12⇥Text.`, one line; further lines only where the text was broken hard. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly span: Span;
  readonly number: NumberMark;
  readonly body: Span;
}

/** `•⇥Text`: belongs to the paragraph above it. */
export interface Bullet {
  readonly kind: 'bullet';
  readonly span: Span;
  readonly body: Span;
}

/** The line that tells when the meeting was suspended and resumed. */
export interface Note {
  readonly kind: 'note';
  readonly span: Span;
  readonly body: Span;
}

/** Text that has no number. */
export interface Prose {
  readonly kind: 'prose';
  readonly span: Span;
  readonly body: Span;
}

/** Who signs: the line of the offices and the line of the names. Either may be missing. */
export interface Signature {
  readonly kind: 'signature';
  readonly span: Span;
  readonly titles: Span | undefined;
  readonly names: Span | undefined;
}

/** `______________` */
export interface Rule {
  readonly kind: 'rule';
  readonly span: Span;
}

/** What a page prints under the record: addresses, the path of the file, the names of pictures. */
export interface Footer {
  readonly kind: 'footer';
  readonly span: Span;
}

/** A line that holds nothing but artefacts. */
export interface Artefact {
  readonly kind: 'artefact';
  readonly span: Span;
}

/** `% …`: a line that is no part of the record. */
export interface Comment {
  readonly kind: 'comment';
  readonly span: Span;
}

/** Lines of blanks, all that follow one another. */
export interface Blank {
  readonly kind: 'blank';
  readonly span: Span;
}

/** What is the same for two references to the same thing: `C24/8`, `PP/resolution/140`. */
export type Key = string;

export type Reference = DocumentReference | Citation | ParagraphReference;

/** A document named by its symbol. */
export interface DocumentReference {
  readonly kind: 'document';
  /** The symbol alone, from its first letter to its last bracket: `C23/72(Rev.1)+Corr.1`. */
  readonly span: Span;
  /** The form of the profile it was recognised by. */
  readonly form: string;
  /** Whether it is a document of the body whose record this is. */
  readonly own: boolean;
  readonly fields: Fields;
  /** The document whatever its revision, `C24/8`; without session where the symbol names none: `DT/8`. */
  readonly key: Key;
  /** The symbol as it should be written. Equal to the text it covers when that is in order. */
  readonly canonical: string;
  /** Set when the symbol is written in a tolerated but faulty way. */
  readonly fault: boolean;
  /** Set on a member of a range that is not written out: its span is that of the range. */
  readonly implied: boolean;
}

/** A resolution, decision or recommendation. */
export interface Citation {
  readonly kind: 'citation';
  /** What stands for this one alone: in a list the number (and its version), else the whole citation. */
  readonly span: Span;
  /** The whole citation, the words around the numbers included; the same for all members of a list. */
  readonly phrase: Span;
  readonly number: Span;
  readonly key: Key;
  readonly organ: string | undefined;
  /** Whether the text names the organ, or it was assumed from the number. */
  readonly organStated: boolean;
  readonly instrument: string;
  readonly version: Version | undefined;
  /** The words before the numbers, `全权代表大会第`, and those behind them, `号决议`: the same for all of a list. */
  readonly head: CitationWords;
  readonly tail: CitationWords;
  readonly implied: boolean;
}

/** The words on one side of the numbers of a citation. */
export interface CitationWords {
  readonly span: Span;
  /** Set when they are written in a tolerated but faulty way. */
  readonly fault: boolean;
  /** As they should be written. */
  readonly canonical: string;
}

/** The version a citation names: `（2022年，布加勒斯特，修订版）`, `(C11, last amended C23)`. */
export interface Version {
  readonly span: Span;
  readonly fields: Fields;
  /** Where each field stands. */
  readonly places: Readonly<Record<string, Span>>;
  readonly organs: readonly string[];
  readonly canonical: string;
  readonly fault: boolean;
}

/** A paragraph, or a section, named by its number: `第2.3段`, `paragraph 2.3`, `section 3 of Document C24/8`. */
export interface ParagraphReference {
  readonly kind: 'paragraph';
  /** The number alone; each member of a list has its own. */
  readonly span: Span;
  /** `[2, 3]`; of a section, and of a paragraph where they are not counted by section, one number. */
  readonly value: readonly number[];
  /** Whether it is a paragraph of this record; else of some other document, or in doubt. */
  readonly here: boolean;
  /** Whether the text says that itself, as “above” does, and its sentence speaks of no other text. */
  readonly stated: boolean;
  /** The reference that names the document it is of, where the text says beyond doubt which. */
  readonly document: DocumentReference | undefined;
  /** Set on a member of a range that is not written out: its span is that of the range. */
  readonly implied: boolean;
}
