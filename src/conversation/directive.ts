/** What is done with the call itself, once what is being said has been heard. */
export type Directive =
  /** Put through to a target of the configuration, by its name. */
  | {
      readonly kind: 'transfer'
      readonly target: string
      readonly because: 'asked' | 'emergency' | 'limit' | 'operator'
    }
  | { readonly kind: 'end' }
  | { readonly kind: 'language'; readonly language: string }
  /** Ask for the fields of a form, one by one, without a model; `values` are those known already. */
  | { readonly kind: 'form'; readonly form: string; readonly values: Readonly<Record<string, string>> }
  /** Say the last answer again. */
  | { readonly kind: 'repeat' }
  | { readonly kind: 'pace'; readonly slow: boolean }
