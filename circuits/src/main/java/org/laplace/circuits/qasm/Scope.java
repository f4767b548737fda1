package org.laplace.circuits.qasm;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names that are visible at a place. */
final class Scope {
  /** How much of what is around a scope it sees. */
  enum Kind {
    /** The program itself. */
    GLOBAL,
    /** A block: sees everything. */
    BLOCK,
    /** The body of a gate or subroutine: sees constants, gates and subroutines. */
    BODY
  }

  private final Kind kind;
  private final @Nullable Scope parent;
  private final Map<String, Symbol> names = new HashMap<>();

  private Scope(Kind kind, @Nullable Scope parent) {
    this.kind = kind;
    this.parent = parent;
  }

  static Scope global() {
    return new Scope(Kind.GLOBAL, null);
  }

  Scope inside(Kind kind) {
    return new Scope(kind, this);
  }

  boolean isGlobal() {
    return kind == Kind.GLOBAL;
  }

  /** The program's scope around this one. */
  Scope outermost() {
    Scope scope = this;
    while (scope.parent != null) {
      scope = scope.parent;
    }
    return scope;
  }

  /** What was declared with the name in this very scope. */
  @Nullable Symbol own(String name) {
    return names.get(name);
  }

  void put(String name, Symbol symbol) {
    names.put(name, symbol);
  }

  /** What the name stands for, or null. */
  @Nullable Symbol find(String name) {
    boolean throughBody = false;
    for (Scope scope = this; scope != null; scope = scope.parent) {
      Symbol symbol = scope.names.get(name);
      if (symbol != null && (!throughBody || isVisibleInBodies(symbol))) {
        return symbol;
      }
      throughBody |= scope.kind == Kind.BODY;
    }
    return null;
  }

  private static boolean isVisibleInBodies(Symbol symbol) {
    return switch (symbol) {
      case Symbol.Known k -> true;
      case Symbol.Callable c -> true;
      case Symbol.Subroutine s -> true;
      case Symbol.External e -> true;
      case Symbol.Broken b -> true;
      case Symbol.Qubits q -> false;
      case Symbol.Bits b -> false;
      case Symbol.Variable v -> false;
      case Symbol.ReadOnlyView v -> false;
    };
  }
}
