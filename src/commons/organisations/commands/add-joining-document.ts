import type { Actor } from '#kernel/actor.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import type { FileRefusal, FileStore } from '#platform/files/file-store.ts'
import { kindOfDocument } from '../rules/kind-of-document.ts'
import { addDocument, holdApplication, loadApplicationByLink, loadDocuments } from '../store/joining.ts'
import {
  largestDocument,
  mostDocuments,
  type Application,
  type JoiningDocument,
  type JoiningRefusal,
} from '../words-of-joining.ts'
import { linkHashOf } from './apply-to-join.ts'

/** Where a document lies in the file store. */
export const placeOfDocument = (application: Pick<Application, 'id'>, document: Pick<JoiningDocument, 'id'>): string =>
  `organisations/joining/${application.id}/${document.id}`

/**
 * One paper more for those who decide: a PDF or a picture, told by its bytes, at most ten megabytes, at most six.
 * @refuses application-not-here · application-settled · document-too-large · document-of-no-known-kind ·
 *   too-many-documents · files.disk-full
 */
export async function addJoiningDocument(
  { link, title, content }: { readonly link: string; readonly title: string; readonly content: Uint8Array },
  by: Actor,
  city: City,
  files: FileStore,
): Promise<Result<JoiningDocument, JoiningRefusal | FileRefusal>> {
  const kind = kindOfDocument(content)
  if (content.byteLength > largestDocument) return refuse('organisations.document-too-large', { megabytes: 10 })
  if (kind === null) return refuse('organisations.document-of-no-known-kind')
  return city.transaction(async (tx) => {
    const found = await loadApplicationByLink(tx, linkHashOf(link))
    const one = found && (await holdApplication(tx, found.id))
    if (!one) return refuse('organisations.application-not-here')
    if (one.state !== 'proposed' && one.state !== 'needs-voucher') return refuse('organisations.application-settled')
    if ((await loadDocuments(tx, one.id)).length >= mostDocuments)
      return refuse('organisations.too-many-documents', { most: mostDocuments })
    const document: JoiningDocument = { id: city.newId(), title, ...kind, bytes: content.byteLength }
    const stored = await files.put(placeOfDocument(one, document), content)
    if (!stored.ok) return stored
    await addDocument(tx, one.id, document, city.now())
    const about = { applicationId: one.id, documentId: document.id, bytes: document.bytes }
    await record(tx, [happened('organisations.joining-document-added', by, about)], city.now())
    return accept(document)
  })
}
