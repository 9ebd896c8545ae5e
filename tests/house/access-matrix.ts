import type { Access } from '#platform/http/app.ts'

/**
 * Who may ask at which door. A route without a row here, and a row without a route, fails the build.
 * `anyone`: no account · `office`: the operator's session · `token`: a secret of the operator's machines.
 */
export const accessMatrix: Readonly<Record<string, Access>> = {
  'GET /healthz': 'anyone',
  'GET /readyz': 'anyone',
  'GET /metrics': 'token',
  'GET /assets/speculation-rules.json': 'anyone',
  'GET /assets/:name': 'anyone',
  'GET /:ecosystem/theme.css': 'anyone',
  'GET /help': 'anyone',
  'GET /accessibility': 'anyone',
  'GET /privacy': 'anyone',
  'GET /open-data': 'anyone',
  'GET /style': 'anyone',
  'GET /sign-in/operator': 'anyone',
  'POST /sign-in/operator': 'anyone',
  'GET /office': 'office',
  'POST /office/leave': 'office',
  'GET /office/jobs': 'office',
  'POST /office/jobs/:id/:act': 'office',
  'GET /office/languages': 'office',
  'GET /:ecosystem/office/settings': 'office',
  'POST /:ecosystem/office/settings': 'office',
  'POST /:ecosystem/office/settings/signatures': 'office',
  'GET /:ecosystem/organisations': 'anyone',
  'GET /:ecosystem/office/venues': 'office',
  'POST /:ecosystem/office/venues/:venue/place': 'office',
  'POST /:ecosystem/office/venues/:venue/undo': 'office',
  'GET /:ecosystem/wants': 'anyone',
  'GET /:ecosystem/wants/new': 'anyone',
  'POST /:ecosystem/wants': 'anyone',
  'POST /:ecosystem/wants/:want/join': 'anyone',
  'GET /:ecosystem/office/wants': 'office',
  'POST /:ecosystem/office/wants/:want': 'office',
  'GET /:ecosystem/observatory': 'anyone',
  'GET /:ecosystem/observatory/:file': 'anyone',
}
