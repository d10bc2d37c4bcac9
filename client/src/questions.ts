import {
  type Disposable,
  type InputBox,
  type QuickInputButton,
  QuickInputButtons,
  type QuickPick,
  type QuickPickItem,
  window,
} from 'vscode';

/** Questions that are asked one after the other, in one place at the top of the window. Esc ends them. */

/** The wish to see the question before. */
export const BACK = Symbol('back');

/** What a question came to; nothing when the person ended it. */
export type Answer<T> = T | typeof BACK | undefined;

/** Where a question stands among the others. */
export interface Place {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
  /** Set where there is something to go back to although it is the first question. */
  readonly leadsBack?: boolean;
}

/** A question that keeps its answer itself. */
export type Question = (place: Place) => Promise<Answer<'next'>>;

/** Asks all questions, and leads back to those before. Whether all were answered. */
export async function askAll(title: string, questions: readonly Question[]): Promise<boolean> {
  for (let at = 0; at < questions.length; ) {
    const answer = await questions[at]?.({ title, step: at + 1, totalSteps: questions.length });
    if (answer === undefined) return false;
    at += answer === BACK ? -1 : 1;
  }
  return true;
}

/** Lets a person choose one of several, or as many as they like. */
export function choose<T extends QuickPickItem>(
  place: Place,
  wanted: {
    readonly items: readonly T[];
    readonly placeholder: string;
    readonly active?: T | undefined;
    readonly selected?: readonly T[];
    readonly many?: boolean;
  },
): Promise<Answer<readonly T[]>> {
  const box = window.createQuickPick<T>();
  box.items = wanted.items;
  box.placeholder = wanted.placeholder;
  box.canSelectMany = wanted.many === true;
  box.matchOnDescription = true;
  box.matchOnDetail = true;
  if (wanted.active) box.activeItems = [wanted.active];
  if (wanted.selected) box.selectedItems = wanted.selected;
  return shown(box, place, (done) =>
    box.onDidAccept(() => {
      if (box.canSelectMany || box.selectedItems.length > 0) done(box.selectedItems);
    }),
  );
}

/** Lets a person write a line. What is amiss with it is said below it, and it is not taken. */
export function write(
  place: Place,
  wanted: {
    readonly prompt: string;
    readonly value: string;
    readonly placeholder?: string;
    /** Why a text cannot be taken. */
    readonly refuse?: (value: string) => string | undefined | Promise<string | undefined>;
  },
): Promise<Answer<string>> {
  const box = window.createInputBox();
  box.prompt = wanted.prompt;
  box.value = wanted.value;
  box.placeholder = wanted.placeholder;
  return shown(box, place, (done) => {
    box.onDidChangeValue(() => {
      box.validationMessage = undefined;
    });
    return box.onDidAccept(async () => {
      const value = box.value.trim();
      box.busy = true;
      const refusal = await wanted.refuse?.(value);
      box.busy = false;
      if (box.value.trim() !== value) return;
      box.validationMessage = refusal;
      if (refusal === undefined) done(value);
    });
  });
}

/** Shows a box until it is answered, left or hidden. */
function shown<T>(
  box: (InputBox | QuickPick<QuickPickItem>) & { buttons: readonly QuickInputButton[] },
  { title, step, totalSteps, leadsBack = step > 1 }: Place,
  listen: (done: (answer: T) => void) => Disposable,
): Promise<Answer<T>> {
  box.title = title;
  box.step = step;
  box.totalSteps = totalSteps;
  box.ignoreFocusOut = true;
  if (leadsBack) box.buttons = [QuickInputButtons.Back];
  return new Promise<Answer<T>>((resolve) => {
    listen(resolve);
    box.onDidTriggerButton(() => resolve(BACK));
    box.onDidHide(() => resolve(undefined));
    box.show();
  }).finally(() => box.dispose());
}
