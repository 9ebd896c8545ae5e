import path from 'node:path'
import { z } from 'zod'
import { keptSecret } from './kept-secret.ts'

const port = z.coerce.number().int().min(0).max(65_535)
const flag = z.enum(['true', 'false', '1', '0']).transform((word) => word === 'true' || word === '1')
const origin = z.url({ protocol: /^https?$/ }).refine((url) => new URL(url).origin === url.replace(/\/$/, ''), {
  message: 'must be an origin only, such as https://learn.example.org',
})

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Every variable Hedgerow reads, with what it is for. An empty one counts as not set. */
const variables = z
  .object({
    PORT: port.default(4100).describe('where the server listens'),
    HOST: z.string().default('0.0.0.0').describe('the address it listens on'),
    DATABASE_URL: z
      .url({ protocol: /^postgres(ql)?$/ })
      .optional()
      .describe('PostgreSQL 15 or later; without it the embedded one is used'),
    HEDGEROW_DATA: z.string().default('.hedgerow').describe('folder of the embedded database and of uploaded files'),
    HEDGEROW_ORIGIN: origin.optional().describe('the address people use, for links that leave the house'),
    HEDGEROW_TRUST_PROXY: flag.default(false).describe('believe X-Forwarded-* of the proxy in front'),
    HEDGEROW_DEMONSTRATION: flag.default(true).describe('load the demonstration ecosystems at the first start'),
    HEDGEROW_WORKER: z
      .enum(['here', 'apart'])
      .default('here')
      .describe('where jobs run: in the server, or in `npm run worker`'),
    HEDGEROW_MAX_UPLOAD_MB: z.coerce.number().int().min(1).max(2000).default(100).describe('largest file taken'),
    HEDGEROW_SCANNER: z
      .string()
      .max(1000)
      .optional()
      .describe(
        'a program that looks for harm in photos and voices: file on its input, 0 clean, 1 harmful, as `clamdscan -`; without it nothing is scanned',
      ),
    HEDGEROW_SHARED: z.string().optional().describe('folder of feeds whose licence forbids copying, for tests'),
    HEDGEROW_SECRET: z
      .string()
      .min(32)
      .optional()
      .describe('signs cookies; made and kept in the data folder if not set'),
    SMTP_URL: z
      .url({ protocol: /^smtps?$/ })
      .optional()
      .describe('the mail server, smtp://user:password@host:587; without it only a demonstration has messages'),
    MAIL_FROM: z.string().max(320).optional().describe('who messages come from; needed with SMTP_URL'),
    TEXT_GATEWAY_URL: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe(
        'the gateway for text messages; {to} and {text} in it are filled; without it only a demonstration has them',
      ),
    TEXT_GATEWAY_BODY: z
      .string()
      .max(4000)
      .refine((body) => !body.startsWith('{') || isJson(body), { message: 'begins like JSON and is none' })
      .optional()
      .describe('what is posted to it: JSON or a form, with {to} and {text}; without it all stands in the address'),
    TEXT_GATEWAY_HEADER: z
      .string()
      .regex(/^[\w-]+: \S.*$/)
      .optional()
      .describe('a header with its secret: "Authorization: Bearer …"'),
    TEXT_GATEWAY_SIGNING_KEY: z
      .string()
      .min(16)
      .max(200)
      .optional()
      .describe('signs what is asked of the gateway, and opens what it hands over signed with the same key'),
    TEXT_GATEWAY_INBOUND_TOKEN: z
      .string()
      .min(16)
      .max(200)
      .optional()
      .describe('lets the gateway hand over what people write back, STOP and START; without it nobody can'),
    HEDGEROW_SOURCE_URL: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe('where the source code of this installation can be read; each page links to it when set'),
    METRICS_TOKEN: z.string().min(16).optional().describe('opens /metrics to who sends it; without it nobody can'),
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
      .optional()
      .describe('how much is logged: info, or warn when a person watches the terminal'),
    S3_BUCKET: z.string().optional().describe('keep files in this bucket instead of the local folder'),
    S3_ENDPOINT: z.url().optional().describe("the S3 service's address, if it is not Amazon's"),
    S3_REGION: z.string().default('us-east-1').describe("the bucket's region"),
    S3_ACCESS_KEY_ID: z.string().optional().describe('needed with S3_BUCKET'),
    S3_SECRET_ACCESS_KEY: z.string().optional().describe('needed with S3_BUCKET'),
  })
  .refine((all) => !all.SMTP_URL || all.MAIL_FROM, { path: ['MAIL_FROM'], message: 'is needed with SMTP_URL' })
  .refine((all) => !all.TEXT_GATEWAY_URL || /\{to\}/.test(`${all.TEXT_GATEWAY_URL} ${all.TEXT_GATEWAY_BODY ?? ''}`), {
    path: ['TEXT_GATEWAY_URL'],
    message: 'needs {to} in it, or in TEXT_GATEWAY_BODY',
  })
  .refine((all) => !all.S3_BUCKET || (all.S3_ACCESS_KEY_ID && all.S3_SECRET_ACCESS_KEY), {
    path: ['S3_BUCKET'],
    message: 'needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY beside it',
  })

export interface Config {
  readonly port: number
  readonly host: string
  readonly databaseUrl: string | undefined
  /** Absolute. */
  readonly dataFolder: string
  /** Without a closing slash; `http://localhost:<port>` when not set. */
  readonly origin: string
  readonly trustProxy: boolean
  /** Signs cookies. Read, or made, when first asked for. */
  readonly secret: string
  readonly demonstration: boolean
  /** Jobs and reactions run in the server's own process. */
  readonly workHere: boolean
  readonly maxUploadBytes: number
  /** A program and its arguments; left out: nothing is scanned. */
  readonly scanner: string | undefined
  readonly sharedFolder: string | undefined
  readonly metricsToken: string | undefined
  /** Where the code that runs here can be read. */
  readonly sourceUrl: string | undefined
  readonly logLevel: string
  /** Null: no message leaves the house. */
  readonly mail: MailConfig | null
  /** Null: no text message leaves the house. */
  readonly textGateway: TextGatewayConfig | null
  /** What the gateway shows when it hands over what people write back. */
  readonly textInboundToken: string | undefined
  /** Null: files live in the data folder. */
  readonly s3: S3Config | null
}

export interface MailConfig {
  /** Holds the password: never logged. */
  readonly url: string
  readonly from: string
}

export interface TextGatewayConfig {
  /** May hold a secret: never logged. `{to}` and `{text}` are filled. */
  readonly url: string
  /** JSON when it begins with a brace, else a form; null: everything stands in the address. */
  readonly body: string | null
  readonly header: { readonly name: string; readonly value: string } | null
  /** Each request bears a signature made with it; left out: none does. */
  readonly signingKey?: string
}

export interface S3Config {
  readonly bucket: string
  readonly endpoint: string | undefined
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** What is wrong with the environment, one line a variable; the start prints it and ends. */
export class ConfigMistake extends Error {}

/** Parsed once, at the start, and handed on; nothing else in the house reads the environment. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = variables.safeParse(given)
  if (!parsed.success) throw new ConfigMistake(sentenceOf(parsed.error, given))
  const all = parsed.data
  return {
    port: all.PORT,
    host: all.HOST,
    databaseUrl: all.DATABASE_URL,
    dataFolder: path.resolve(all.HEDGEROW_DATA),
    origin: all.HEDGEROW_ORIGIN?.replace(/\/$/, '') ?? `http://localhost:${all.PORT}`,
    trustProxy: all.HEDGEROW_TRUST_PROXY,
    get secret() {
      return all.HEDGEROW_SECRET ?? keptSecret(this.dataFolder)
    },
    demonstration: all.HEDGEROW_DEMONSTRATION,
    workHere: all.HEDGEROW_WORKER === 'here',
    maxUploadBytes: all.HEDGEROW_MAX_UPLOAD_MB * 1_000_000,
    scanner: all.HEDGEROW_SCANNER,
    sharedFolder: all.HEDGEROW_SHARED,
    metricsToken: all.METRICS_TOKEN,
    sourceUrl: all.HEDGEROW_SOURCE_URL,
    logLevel: all.LOG_LEVEL ?? (process.stdout.isTTY ? 'warn' : 'info'),
    mail: all.SMTP_URL ? { url: all.SMTP_URL, from: all.MAIL_FROM! } : null,
    textGateway: all.TEXT_GATEWAY_URL
      ? {
          url: all.TEXT_GATEWAY_URL,
          body: all.TEXT_GATEWAY_BODY ?? null,
          header: headerOf(all.TEXT_GATEWAY_HEADER),
          ...(all.TEXT_GATEWAY_SIGNING_KEY === undefined ? {} : { signingKey: all.TEXT_GATEWAY_SIGNING_KEY }),
        }
      : null,
    textInboundToken: all.TEXT_GATEWAY_INBOUND_TOKEN,
    s3: all.S3_BUCKET
      ? {
          bucket: all.S3_BUCKET,
          endpoint: all.S3_ENDPOINT,
          region: all.S3_REGION,
          accessKeyId: all.S3_ACCESS_KEY_ID!,
          secretAccessKey: all.S3_SECRET_ACCESS_KEY!,
        }
      : null,
  }
}

function headerOf(line: string | undefined): TextGatewayConfig['header'] {
  const at = line?.indexOf(': ') ?? -1
  return line === undefined || at < 0 ? null : { name: line.slice(0, at), value: line.slice(at + 2) }
}

/** Names the variable and what it is for; its value only where it can hold no secret. */
function sentenceOf(error: z.ZodError, given: Readonly<Record<string, string | undefined>>): string {
  return error.issues
    .map((issue) => {
      const name = String(issue.path[0])
      const isSecret = /URL|TOKEN|KEY|SECRET|HEADER|BODY/.test(name)
      const shown = isSecret || given[name] === undefined ? '' : ` (now ${JSON.stringify(given[name])})`
      const purpose = (variables.shape as Record<string, z.ZodType>)[name]?.description ?? ''
      return `The variable ${name}${shown} is wrong: ${issue.message}. It says: ${purpose}.`
    })
    .join('\n')
}

/** For `--help` and the operator's guide: each variable, what it is for, its default. */
export const describeVariables = (): readonly { name: string; purpose: string; standard: string }[] =>
  Object.entries(variables.shape).map(([name, schema]) => {
    const standard: unknown = (schema as z.ZodType).safeParse(undefined).data
    return { name, purpose: schema.description ?? '', standard: standard === undefined ? '' : JSON.stringify(standard) }
  })
