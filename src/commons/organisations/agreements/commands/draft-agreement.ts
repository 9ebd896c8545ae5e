import type { z } from 'zod'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { loadOrganisationsById } from '../../store/organisations.ts'
import type { OrganisationRefusal } from '../../words.ts'
import { mayDraft } from '../policy.ts'
import { addAgreement, loadAgreement } from '../store.ts'
import type { agreementForm, AgreementRefusal } from '../words.ts'

type Form = Omit<z.output<typeof agreementForm>, 'giverId' | 'receiverId'> & {
  readonly giverId: Id
  readonly receiverId: Id | null
}

/**
 * Writes down what two parties mean to agree; nobody is bound by a draft.
 * @param ask.followsId the version it is to take the place of, of the same parties and purpose; null: a first one
 * @refuses not-here · agreement-not-yours · agreement-with-oneself · agreement-ends-before-it-begins · agreement-not-here
 */
export const draftAgreement = (
  { form, followsId = null }: { readonly form: Form; readonly followsId?: Id | null },
  by: Actor,
  city: City,
): Promise<Result<{ readonly agreementId: Id }, AgreementRefusal | OrganisationRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayDraft(by, form.giverId)) return refuse('organisations.agreement-not-yours')
    if (form.giverId === form.receiverId) return refuse('organisations.agreement-with-oneself')
    if (form.untilOn < form.fromOn) return refuse('organisations.agreement-ends-before-it-begins')
    const parties = form.receiverId === null ? [form.giverId] : [form.giverId, form.receiverId]
    if ((await loadOrganisationsById(tx, parties)).length < parties.length) return refuse('organisations.not-here')
    const earlier = followsId === null ? null : await loadAgreement(tx, followsId)
    const isSame =
      earlier?.giverId === form.giverId && earlier.receiverId === form.receiverId && earlier.purpose === form.purpose
    if (followsId !== null && !isSame) return refuse('organisations.agreement-not-here')
    const now = city.now()
    const agreementId = city.newId()
    await addAgreement(tx, {
      ...form,
      fields: [...new Set(form.fields)],
      id: agreementId,
      version: (earlier?.version ?? 0) + 1,
      followsId,
      state: 'draft',
      madeBy: by.kind === 'person' ? by.person : null,
      madeAt: now,
      changedAt: now,
      clearedAt: null,
    })
    await record(tx, [happened('organisations.agreement-drafted', by, { agreementId })], now)
    return accept({ agreementId })
  })
