package org.laplace.circuits.qasm;

import java.util.List;
import org.laplace.circuits.ControlOperation;
import org.laplace.circuits.classical.Expression;
import org.laplace.circuits.classical.Expression.Constant;
import org.laplace.circuits.classical.Value;

/** Writes of variables and bits: here and now where that is known, else by the shot. */
final class ClassicalStore {
  private final Context context;

  ClassicalStore(Context context) {
    this.context = context;
  }

  /** Sets a variable here and now, or writes down that the shot does. */
  void variable(int at, Symbol.Variable variable, Expression value) {
    boolean now = value instanceof Constant && context.region() <= variable.region();
    if (now) {
      variable.setKnown(((Constant) value).value());
      return;
    }
    if (variable.slot() < 0) {
      variable.setSlot(context.newSlot(at, variable.type()));
    }
    variable.setKnown(null);
    context.emission().emit(new ControlOperation.AssignVariable(variable.slot(), value));
  }

  /** Sets bits of the memory, and remembers their values if they are known. */
  void bits(List<Integer> bits, Expression value) {
    Emission emission = context.emission();
    if (value instanceof Constant constant
        && constant.value() instanceof Value.BitString string
        && context.region() == 0) {
      boolean same = true;
      for (int i = 0; i < bits.size(); i++) {
        boolean bit = string.bits().testBit(i);
        same &= emission.isKnown(bits.get(i)) && emission.knownValue(bits.get(i)) == bit;
        emission.setKnown(bits.get(i), bit);
      }
      if (same) {
        return;
      }
    } else {
      bits.forEach(emission::setUnknown);
    }
    emission.emit(new ControlOperation.AssignBits(bits, value));
  }

  /** Sets the one of the bits that the shot chooses. */
  void chosenBit(List<Integer> bits, Expression index, Expression value) {
    bits.forEach(context.emission()::setUnknown);
    context.emission().emit(new ControlOperation.AssignChosenBit(bits, index, value));
  }
}
