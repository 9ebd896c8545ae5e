// Every npm script begins here, run by whatever Node the person has (20 or later) and with nothing installed yet:
// sees to `npm ci`, then hands over to the Node 24 that came with it.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const scripts = {
  start: 'src/main/server.ts',
  worker: 'src/main/worker.ts',
  hedgerow: 'src/main/cli/cli.ts',
  test: 'tools/run-tests.ts',
  check: 'tools/run-checks.ts',
  bench: 'bench/run.ts',
  faults: 'bench/faults.ts',
  promises: 'tools/promises.ts',
  screenshots: 'tools/screenshots.ts',
}

const [command, ...rest] = process.argv.slice(2)
const script = scripts[command]
if (!script) end(`There is no command "${command ?? ''}". There are: ${Object.keys(scripts).join(', ')}.`)
if (!isInstalled()) install()
// After installing (npm would leave tools out): drawing a page with React's checks for developers costs twice as much.
if (command !== 'test') process.env.NODE_ENV ??= 'production'
handOver(findNode(), [
  '--disable-warning=ExperimentalWarning',
  '--import',
  pathToFileURL(path.join(root, 'tools', 'tsx-hook.mjs')).href,
  ...(process.env.npm_command ? ['--import', pathToFileURL(path.join(root, 'tools', 'leave-with-npm.mjs')).href] : []),
  path.join(root, script),
  ...rest,
])

// npm writes down what it has installed only when it is done; compare that with what this checkout asks for.
function isInstalled() {
  const wanted = packagesIn('package-lock.json')
  const found = packagesIn(path.join('node_modules', '.package-lock.json'))
  if (!wanted) end('package-lock.json is missing or broken; this is not a whole checkout.')
  if (!found) return false
  return Object.entries(wanted).every(
    ([place, asked]) =>
      place === '' || found[place]?.version === asked.version || (asked.optional && found[place] === undefined),
  )
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages
  } catch {
    return undefined
  }
}

function install() {
  console.log('Installing what this checkout needs (npm ci) …')
  const npm = process.env.npm_execpath
  const [program, args] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' && !npm }
  const { status } = spawnSync(program, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], options)
  if (status !== 0) end('npm ci did not succeed; its reason is above. Nothing was started.')
}

function findNode() {
  const folder = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const brought = path.join(root, 'node_modules', folder, 'bin', name)
  // On Alpine the package installs but can not run.
  if (existsSync(brought) && spawnSync(brought, ['--version']).status === 0) return brought
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 24 || (major === 24 && minor >= 12)) return process.execPath
  return end(
    `Hedgerow runs on Node 24.12 or later. None comes with it for ${process.platform}-${process.arch}, and yours is ` +
      `${process.versions.node}: install Node 24 from https://nodejs.org and try again.`,
  )
}

function handOver(node, args) {
  // Becoming it saves a whole process and passes every signal; only newer Nodes can.
  if (process.execve && process.platform !== 'win32') {
    process.removeAllListeners('warning')
    process.on('warning', () => {})
    process.execve(node, [node, ...args], process.env)
  }
  const child = spawn(node, args, { stdio: 'inherit' })
  if (process.env.npm_command) void import('./leave-with-npm.mjs')
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (fault) => end(`${node} does not start: ${fault.message}`))
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

function end(sentence) {
  console.error(sentence)
  process.exit(1)
}
