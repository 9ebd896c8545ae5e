import type { Day } from '#kernel/instant.ts'

/** What we say of a service in HSDS 3.0; names as the standard spells them. Nothing is sent that is not known. */
export interface HsdsService {
  readonly id: string
  readonly name: string
  readonly status: 'active' | 'inactive' | 'defunct' | 'temporarily closed'
  readonly description?: string
  readonly url?: string
  readonly minimum_age?: number
  readonly maximum_age?: number
  readonly eligibility_description?: string
  readonly fees_description?: string
  readonly assured_date?: Day
  /** RFC 3339. */
  readonly last_modified?: string
  readonly organization?: HsdsOrganization
  readonly schedules?: readonly HsdsSchedule[]
  readonly cost_options?: readonly HsdsCost[]
  readonly languages?: readonly { readonly id: string; readonly code: string; readonly name?: string }[]
  readonly attributes?: readonly HsdsAttribute[]
  readonly service_at_locations?: readonly HsdsPlace[]
}

export interface HsdsOrganization {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly website?: string
}

export interface HsdsSchedule {
  readonly id: string
  readonly freq?: 'WEEKLY' | 'MONTHLY'
  readonly interval?: number
  readonly byday?: string
  readonly bymonthday?: string
  readonly dtstart?: Day
  readonly until?: Day
  readonly count?: number
  readonly valid_from?: Day
  readonly valid_to?: Day
  readonly opens_at?: string
  readonly closes_at?: string
  readonly description?: string
}

export interface HsdsCost {
  readonly id: string
  readonly option?: string
  readonly amount?: number
  /** Lower case, as the standard has it: `eur`. */
  readonly currency?: string
  readonly amount_description?: string
}

export interface HsdsAttribute {
  readonly id: string
  readonly link_entity: 'service'
  readonly taxonomy_term: {
    readonly id: string
    readonly name: string
    readonly description: string
    readonly term_uri?: string
  }
}

export interface HsdsPlace {
  readonly id: string
  readonly schedules?: readonly HsdsSchedule[]
  readonly location: {
    readonly id: string
    readonly location_type: 'physical' | 'virtual'
    readonly name?: string
    readonly latitude?: number
    readonly longitude?: number
    readonly addresses?: readonly HsdsAddress[]
    readonly accessibility?: readonly { readonly id: string; readonly description: string }[]
  }
}

export interface HsdsAddress {
  readonly id: string
  readonly address_1: string
  readonly city: string
  readonly state_province: string
  readonly postal_code: string
  readonly country: string
  readonly address_type: 'physical' | 'postal' | 'virtual'
}
