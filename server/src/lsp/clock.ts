/** The time as the host has it: nothing here reads a clock of its own, so that a test need not wait. */
export interface Clock {
  /** Calls once, after so many milliseconds at the earliest, unless what it returns is called before. */
  after(milliseconds: number, call: () => void): () => void;
}

/** Lets everything else that waits have its turn. */
export function pause(clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    clock.after(0, resolve);
  });
}

/** Calls once nobody has asked for it for so many milliseconds. */
export function whenQuiet(clock: Clock, milliseconds: number, call: () => void): () => void {
  let forget = (): void => undefined;
  return () => {
    forget();
    forget = clock.after(milliseconds, call);
  };
}
