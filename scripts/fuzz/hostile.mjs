/**
 * Texts that a careless pattern takes quadratic time over, beside a normal text of the same size: each takes at most twice
 * its time, and a text twice as long at most three times. The least of several runs counts, because other work on the
 * machine only ever adds to it.
 */
export async function hostile(
  { hostileTexts, profiles, defaultSettings, findingsOf, readRecord, fixAll },
  { cases },
) {
  const [profile] = profiles;
  const judge = (text) => findingsOf(readRecord(text, profile, defaultSettings), defaultSettings);
  const normal = normalText(cases);
  const limit = 2 * least(() => judge(normal));
  const slow = [];
  let worst = ['', 0];
  for (const [name, text] of Object.entries(hostileTexts)) {
    const time = least(() => judge(text(cases)));
    const ratio = time / (limit / 2);
    if (ratio > worst[1]) worst = [name, ratio];
    if (time <= limit) continue;
    const growth = least(() => judge(text(2 * cases))) / time;
    slow.push(`${name}: ${ratio.toFixed(1)} × a normal text, and ${growth.toFixed(1)} × for twice as much`);
  }
  for (const line of slow) console.log(`  ${line}`);
  if (slow.length > 0)
    throw new Error(`hostile: ${slow.length} texts take more than twice the time of a normal one.`);
  void fixAll;
  return {
    texts: Object.keys(hostileTexts).length,
    characters: cases,
    worst: `${worst[0]} ${worst[1].toFixed(2)} ×`,
  };
}

/** Milliseconds of the quickest of several runs. */
function least(run) {
  let best = Number.POSITIVE_INFINITY;
  for (let count = 0; count < 5; count++) {
    const begun = performance.now();
    run();
    best = Math.min(best, performance.now() - begun);
  }
  return best;
}

/** A record without faults of about so many characters. */
function normalText(characters) {
  const lines = ['Document C24/118-E', 'SUMMARY RECORD', ''];
  for (let section = 1, length = 0; length < characters; section++) {
    lines.push(`${section}\tReport of the group (Document C24/${section})`);
    for (let paragraph = 1; paragraph <= 8; paragraph++) {
      const words =
        'which had been considered by the group, and thanked all who had taken part in the discussion';
      lines.push(`${section}.${paragraph}\tThe Chair introduced Document C24/${section}, ${words}.`);
      length += 150;
    }
  }
  return `${lines.join('\n')}\n`;
}
