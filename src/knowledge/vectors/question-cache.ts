/** Vectors of the questions that were asked last. */
export interface QuestionCache {
  get(question: string): Float32Array | undefined
  set(question: string, vector: Float32Array): void
}

/** @param limit the question that was not asked for longest makes room when there are more */
export function createQuestionCache(limit: number): QuestionCache {
  // A map keeps the order in which its keys came: the first is the one to go.
  const vectors = new Map<string, Float32Array>()

  function set(question: string, vector: Float32Array): void {
    vectors.delete(question)
    vectors.set(question, vector)
    for (const oldest of vectors.keys()) {
      if (vectors.size <= limit) return
      vectors.delete(oldest)
    }
  }

  return {
    get(question) {
      const vector = vectors.get(question)
      if (vector) set(question, vector)
      return vector
    },
    set,
  }
}
