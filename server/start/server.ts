import { meetEditor } from '../node/meet-editor';
import { askedWay } from '../node/wire/asked-way';

/**
 * What an editor starts in Node. It answers first and loads the rest then: the arguments say by which way the two speak, and
 * what serves the editor is a script of its own beside this one.
 */
void meetEditor(
  () => askedWay(process.argv.slice(2)),
  async () => (await import('./service.js')).serve,
);
