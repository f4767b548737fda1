package org.laplace.cli.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.laplace.primitives.Code;
import org.laplace.wallet.RefusedException;

class MemoryTest {
  @Test
  void bytesAreSaidInBinaryUnits() {
    assertEquals("208 bytes", Memory.text(208));
    assertEquals("1.50 KiB", Memory.text(1536));
    assertEquals("256 MiB", Memory.text(256L << 20));
    assertEquals("4.26 GiB", Memory.text(4575657222L));
  }

  @Test
  void aHeapHasRoomBesideTheRun() {
    assertTrue(Memory.fitsHere(0));
    assertFalse(Memory.fitsHere(Runtime.getRuntime().maxMemory()));
    assertTrue(Memory.heapBytes(4L << 30) < 5L << 30);
  }

  @Test
  void noMachineHasAnExbibyte() throws Exception {
    Memory.requireOnMachine(1 << 20);
    RefusedException refused =
        assertThrows(RefusedException.class, () -> Memory.requireOnMachine(1L << 60));
    assertEquals(Code.INSUFFICIENT_MEMORY, refused.code());
  }
}
