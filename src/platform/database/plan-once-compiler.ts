import {
  AliasNode,
  OperatorNode,
  PostgresQueryCompiler,
  PrimitiveValueListNode,
  SelectionNode,
  SelectQueryNode,
  TableNode,
  type BinaryOperationNode,
  type SelectAllNode,
} from 'kysely'
import { columnsOf } from './tables.ts'

/**
 * Writes statements whose plan can be kept: a list of any length is one parameter, so that lists of one and of fifty are
 * one statement; and `*` of a table is spelled out, so that a column more, made by a newer version beside this one, leaves
 * what this one asks as it was.
 */
export class PlanOnceCompiler extends PostgresQueryCompiler {
  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    const { leftOperand, operator, rightOperand } = node
    const isList = OperatorNode.is(operator) && operator.operator === 'in' && PrimitiveValueListNode.is(rightOperand)
    if (!isList) return super.visitBinaryOperation(node)
    this.visitNode(leftOperand)
    this.append(' = any(')
    this.appendValue(rightOperand.values)
    this.append(')')
  }

  protected override visitSelectAll(node: SelectAllNode): void {
    // Of the question itself: that of `count(*)` is a selection too, of no columns.
    const [question, selection] = this.nodeStack.slice(-3)
    const isOfQuestion = question && selection && SelectQueryNode.is(question) && SelectionNode.is(selection)
    const columns = isOfQuestion ? columnsOf[this.#onlyTable() ?? ''] : undefined
    if (columns) this.append(columns.map((column) => `"${column}"`).join(', '))
    else super.visitSelectAll(node)
  }

  /** The table of the question around this; undefined where it asks several. */
  #onlyTable(): string | undefined {
    const question = this.nodeStack.findLast(SelectQueryNode.is)
    const [from, ...others] = question?.from?.froms ?? []
    if (!from || others.length > 0 || question?.joins?.length) return undefined
    const table = AliasNode.is(from) ? from.node : from
    return TableNode.is(table) ? table.table.identifier.name : undefined
  }
}
