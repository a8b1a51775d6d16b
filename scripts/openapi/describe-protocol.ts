import { z } from 'zod'
import { catalogueSchema } from '../../src/shared/catalogue/catalogue.ts'
import { type ErrorCode, errorTable } from '../../src/shared/errors/error-table.ts'
import { manifestSchema } from '../../src/shared/orders/manifest.ts'
import {
  CHUNK_BYTES,
  errorBodySchema,
  header,
  orderStatusSchema,
  PARTIAL_UPLOAD,
  putAnswerSchema,
  quoteSchema,
  submitAnswerSchema,
  submitRequestSchema,
} from '../../src/shared/orders/studio-protocol.ts'

type Json = Record<string, unknown>

const asked = { Manifest: manifestSchema, SubmitRequest: submitRequestSchema }
const answered = {
  Catalogue: catalogueSchema,
  PutAnswer: putAnswerSchema,
  Quote: quoteSchema,
  OrderStatus: orderStatusSchema,
  SubmitAnswer: submitAnswerSchema,
  Error: errorBodySchema,
}
type SchemaName = keyof typeof asked | keyof typeof answered

/** What every call of a customer may end with. */
const ALWAYS: readonly ErrorCode[] = ['INVALID_INPUT', 'NEEDS_LOGIN', 'TOO_BUSY', 'INTERNAL', 'DISK_FULL']
const PRICE: readonly ErrorCode[] = ['PRODUCT_GONE', 'OPTION_GONE', 'DELIVERY_UNAVAILABLE']

/** The studio's calls as an OpenAPI 3.1 document, made from the very schemas that check them. The prose is docs/studio-protocol.md. */
export function describeProtocol(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sajingwan studio protocol',
      version: '1',
      description: 'How the app hands an order to a studio’s server. docs/studio-protocol.md tells the same in words.',
    },
    servers: [{ url: 'https://studio.example', description: 'The studio’s own server' }],
    security: [{ customer: [] }],
    paths: {
      '/v1/catalogue': {
        get: call('getCatalogue', 'The catalogue in force', {
          open: true,
          parameters: [headerParameter('if-none-match', { type: 'string' }, false)],
          answers: {
            200: answer('Catalogue', { etag: { schema: { type: 'string' } } }),
            304: { description: 'The one of this etag is still in force' },
          },
          errors: [],
        }),
      },
      '/v1/orders/{orderId}': {
        parameters: [orderIdParameter],
        put: call('putOrder', 'Put a frozen order', {
          body: content('Manifest'),
          answers: { 201: answer('PutAnswer'), 200: answer('PutAnswer') },
          errors: ['MANIFEST_CHANGED', 'TOO_MANY_ORDERS', 'TOO_LARGE', 'QUOTA_EXCEEDED'],
        }),
        get: call('getOrder', 'Where a received order stands', { answers: { 200: answer('OrderStatus') }, errors: ['ORDER_NOT_FOUND'] }),
      },
      '/v1/orders/{orderId}/files/{sha256}': {
        parameters: [orderIdParameter, pathParameter('sha256', { type: 'string', pattern: '^[0-9a-f]{64}$' })],
        head: call('getUpload', 'How much of a file the server holds', {
          answers: { 200: { description: 'Known', headers: uploadHeaders } },
          errors: ['ORDER_NOT_FOUND', 'NOT_FOUND'],
        }),
        patch: call('sendChunk', 'Send the next bytes of a file', {
          parameters: [headerParameter(header.uploadOffset, { type: 'integer', minimum: 0 }, true)],
          body: { required: true, content: { [PARTIAL_UPLOAD]: { schema: { type: 'string', format: 'binary', maxLength: CHUNK_BYTES } } } },
          answers: { 204: { description: 'Kept', headers: uploadHeaders } },
          errors: [
            'ORDER_NOT_FOUND',
            'NOT_FOUND',
            'WRONG_OFFSET',
            'WRONG_HASH',
            'NOT_AN_IMAGE',
            'TOO_LARGE',
            'CANCELLED',
            'QUOTA_EXCEEDED',
          ],
        }),
      },
      '/v1/orders/{orderId}/quote': {
        parameters: [orderIdParameter],
        post: call('quoteOrder', 'What the order costs by the catalogue in force', {
          answers: { 200: answer('Quote') },
          errors: ['ORDER_NOT_FOUND', ...PRICE],
        }),
      },
      '/v1/orders/{orderId}/submit': {
        parameters: [orderIdParameter],
        post: call('submitOrder', 'Hand the order over, once', {
          parameters: [headerParameter(header.idempotencyKey, { type: 'string', format: 'uuid', description: 'The order’s id' }, true)],
          body: content('SubmitRequest'),
          answers: { 200: answer('SubmitAnswer') },
          errors: [
            'ORDER_NOT_FOUND',
            'MANIFEST_CHANGED',
            'FILES_MISSING',
            'PRICE_CHANGED',
            'BELOW_MINIMUM',
            'PAYMENT_UNAVAILABLE',
            'PICKUP_UNAVAILABLE',
            ...PRICE,
          ],
        }),
      },
      '/v1/orders/{orderId}/cancel': {
        parameters: [orderIdParameter],
        post: call('cancelOrder', 'Cancel a received order, as long as the studio allows it', {
          answers: { 200: answer('OrderStatus') },
          errors: ['ORDER_NOT_FOUND', 'ORDER_NOT_CANCELLABLE'],
        }),
      },
      '/v1/orders/{orderId}/events': {
        parameters: [orderIdParameter],
        get: call('followOrder', 'The status now, and whenever it changes', {
          answers: {
            200: {
              description: 'Server-sent events; the data of each is an OrderStatus. A comment at least every 15 s.',
              content: { 'text/event-stream': { schema: reference('OrderStatus') } },
            },
          },
          errors: ['ORDER_NOT_FOUND'],
        }),
      },
    },
    components: {
      securitySchemes: {
        customer: { type: 'http', scheme: 'bearer', description: '256 random bits as base64url, made by the app once for each studio' },
      },
      schemas: { ...schemasOf(asked, 'input'), ...schemasOf(answered, 'output') },
    },
  }
}

const orderIdParameter = pathParameter('orderId', { type: 'string', format: 'uuid', description: 'Made by the app' })
const uploadHeaders = {
  [header.uploadOffset]: { description: 'Bytes that the server holds', schema: { type: 'integer', minimum: 0 } },
  [header.uploadComplete]: { description: '`?1` once all is there and its hash is right', schema: { enum: ['?0', '?1'] } },
}

type Call = { open?: boolean; parameters?: Json[]; body?: Json; answers: Record<number, Json>; errors: readonly ErrorCode[] }

function call(operationId: string, summary: string, { open, parameters, body, answers, errors }: Call): Json {
  return {
    operationId,
    summary,
    ...(open && { security: [] }),
    ...(parameters && { parameters }),
    ...(body && { requestBody: body }),
    responses: { ...answers, ...errorAnswers(open ? ['TOO_BUSY', 'INTERNAL'] : [...ALWAYS, ...errors]) },
  }
}

/** One answer a status, with the codes that it may bear. */
function errorAnswers(codes: readonly ErrorCode[]): Json {
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of codes) byStatus.set(errorTable[code].status, [...(byStatus.get(errorTable[code].status) ?? []), code])
  return Object.fromEntries(
    [...byStatus].map(([status, its]) => [
      status,
      {
        description: its.join(', '),
        content: { 'application/json': { schema: { allOf: [reference('Error'), { properties: { code: { enum: its } } }] } } },
      },
    ]),
  )
}

function answer(name: SchemaName, headers?: Json): Json {
  return { description: name, ...(headers && { headers }), content: { 'application/json': { schema: reference(name) } } }
}

function content(name: SchemaName): Json {
  return { required: true, content: { 'application/json': { schema: reference(name) } } }
}

function pathParameter(name: string, schema: Json): Json {
  return { name, in: 'path', required: true, schema }
}

function headerParameter(name: string, schema: Json, required: boolean): Json {
  return { name, in: 'header', required, schema }
}

function reference(name: SchemaName): Json {
  return { $ref: `#/components/schemas/${name}` }
}

function schemasOf(schemas: Record<string, z.ZodType>, io: 'input' | 'output'): Json {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const { $schema: _, ...described } = z.toJSONSchema(schema, {
        io,
        // What a format says need not be said by a pattern that nobody can read.
        override: ({ jsonSchema }) => {
          if (jsonSchema.format !== undefined) delete jsonSchema.pattern
        },
      })
      return [name, described]
    }),
  )
}
