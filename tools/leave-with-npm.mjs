// npm hands a SIGTERM to its shell, and the shell dies without a word to us: without this, stopping `npm start` would
// leave a server behind that nobody sees.
const parent = process.ppid
const watch = setInterval(() => {
  if (process.ppid === parent) return
  clearInterval(watch)
  process.kill(process.pid, 'SIGTERM')
}, 250).unref()
