/**
 * Loaded into VS Code's server before its own code. The run that started it holds the other end of its standard
 * input; when that run is gone, even killed, the server ends with all that it started.
 */

process.stdin.resume().once('end', () => {
  try {
    process.kill(-process.pid, 'SIGKILL');
  } catch {
    process.exit(1);
  }
});
