using System.Numerics;
using System.Runtime.CompilerServices;
using Nocturne.Training.Simd.Lanes;

namespace Nocturne.Training.Simd.Kernels;

/// <summary>
/// C = S + A B in blocks of 8 rows by two vectors, which stay in registers (4 rows if there are only 16 registers). B is packed in panels:
/// two vectors of a row, then two of the next row, so that it is read sequentially.
/// </summary>
internal static unsafe class MatrixProduct<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Rows of a block. The number of rows of A must be a multiple of it.</summary>
    public const int BlockRows = 8;

    /// <summary>Columns of a panel. The number of columns of B must be a multiple of it.</summary>
    public static int PanelColumns => 2 * TLanes.Count;

    /// <summary>Multiplies A by B into C.</summary>
    /// <param name="a">A, shape [M, K].</param>
    /// <param name="aStride">Stride of A's rows.</param>
    /// <param name="packed">B, shape [K, N], in panels.</param>
    /// <param name="packedDepth">Rows of the packed matrix: K, or more if only the first K rows are used.</param>
    /// <param name="c">C, shape [M, N].</param>
    /// <param name="cStride">Stride of C's rows.</param>
    /// <param name="rows">M, a multiple of <see cref="BlockRows"/>.</param>
    /// <param name="columns">N, a multiple of <see cref="PanelColumns"/>.</param>
    /// <param name="depth">K.</param>
    /// <param name="start">S: C itself, one row for all rows of C, or <c>null</c> for zero.</param>
    /// <param name="startStride">Stride of S's rows; 0 for one row.</param>
    public static void Multiply(
        T* a, int aStride, T* packed, int packedDepth, T* c, int cStride, int rows, int columns, int depth, T* start, int startStride)
    {
        for (var column = 0; column < columns; column += PanelColumns)
        {
            for (var row = 0; row < rows; row += BlockRows)
                MultiplyBlock(
                    a + (nint)row * aStride, aStride, 1, packed, c + (nint)row * cStride + column, cStride, depth,
                    start is null ? null : start + (nint)row * startStride + column, startStride);
            packed += packedDepth * PanelColumns;
        }
    }

    /// <summary>Packs a matrix.</summary>
    /// <param name="b">B, shape [K, N].</param>
    /// <param name="depth">K.</param>
    /// <param name="columns">N, a multiple of <see cref="PanelColumns"/>.</param>
    /// <param name="packed">Receives N / <see cref="PanelColumns"/> panels.</param>
    public static void Pack(T* b, int depth, int columns, T* packed)
    {
        for (var column = 0; column < columns; column += PanelColumns)
            for (var k = 0; k < depth; k++, packed += PanelColumns)
            {
                var row = b + (nint)k * columns + column;
                TLanes.Store(TLanes.Load(row), packed);
                TLanes.Store(TLanes.Load(row + TLanes.Count), packed + TLanes.Count);
            }
    }

    /// <summary>Packs the transpose of a matrix.</summary>
    /// <param name="b">B transposed, shape [N, K].</param>
    /// <param name="depth">K.</param>
    /// <param name="columns">N, a multiple of <see cref="PanelColumns"/>.</param>
    /// <param name="packed">Receives N / <see cref="PanelColumns"/> panels.</param>
    public static void PackTransposed(T* b, int depth, int columns, T* packed)
    {
        for (var column = 0; column < columns; column += PanelColumns)
            for (var k = 0; k < depth; k++, packed += PanelColumns)
                for (var i = 0; i < PanelColumns; i++)
                    packed[i] = b[(nint)(column + i) * depth + k];
    }

    /// <summary>Multiplies a block of <see cref="BlockRows"/> rows by a panel. Parameters as in <see cref="Multiply"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyBlock(
        T* a, nint rowStride, nint columnStride, T* b, T* c, nint cStride, int depth, T* start, nint startStride)
    {
        if (TLanes.Registers >= 32)
        {
            MultiplyRows8(a, rowStride, columnStride, b, c, cStride, depth, start, startStride);
            return;
        }
        MultiplyRows4(a, rowStride, columnStride, b, c, cStride, depth, start, startStride);
        MultiplyRows4(
            a + 4 * rowStride, rowStride, columnStride, b, c + 4 * cStride, cStride, depth,
            start is null ? null : start + 4 * startStride, startStride);
    }

    // 16 sums, two vectors of B and one of A: 19 of 32 registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyRows8(
        T* a, nint rowStride, nint columnStride, T* b, T* c, nint cStride, int depth, T* start, nint startStride)
    {
        var n = TLanes.Count;
        T* a0 = a, a1 = a + rowStride, a2 = a1 + rowStride, a3 = a2 + rowStride;
        T* a4 = a3 + rowStride, a5 = a4 + rowStride, a6 = a5 + rowStride, a7 = a6 + rowStride;
        T* c0 = c, c1 = c + cStride, c2 = c1 + cStride, c3 = c2 + cStride;
        T* c4 = c3 + cStride, c5 = c4 + cStride, c6 = c5 + cStride, c7 = c6 + cStride;
        TVector l0 = TLanes.Zero, l1 = l0, l2 = l0, l3 = l0, l4 = l0, l5 = l0, l6 = l0, l7 = l0;
        TVector r0 = l0, r1 = l0, r2 = l0, r3 = l0, r4 = l0, r5 = l0, r6 = l0, r7 = l0;
        if (start is not null)
        {
            l0 = TLanes.Load(start); r0 = TLanes.Load(start + n);
            start += startStride;
            l1 = TLanes.Load(start); r1 = TLanes.Load(start + n);
            start += startStride;
            l2 = TLanes.Load(start); r2 = TLanes.Load(start + n);
            start += startStride;
            l3 = TLanes.Load(start); r3 = TLanes.Load(start + n);
            start += startStride;
            l4 = TLanes.Load(start); r4 = TLanes.Load(start + n);
            start += startStride;
            l5 = TLanes.Load(start); r5 = TLanes.Load(start + n);
            start += startStride;
            l6 = TLanes.Load(start); r6 = TLanes.Load(start + n);
            start += startStride;
            l7 = TLanes.Load(start); r7 = TLanes.Load(start + n);
        }
        nint at = 0;
        for (var k = 0; k < depth; k++, at += columnStride, b += 2 * n)
        {
            TVector left = TLanes.Load(b), right = TLanes.Load(b + n);
            var x = TLanes.Broadcast(a0[at]);
            l0 = TLanes.MultiplyAdd(x, left, l0); r0 = TLanes.MultiplyAdd(x, right, r0);
            x = TLanes.Broadcast(a1[at]);
            l1 = TLanes.MultiplyAdd(x, left, l1); r1 = TLanes.MultiplyAdd(x, right, r1);
            x = TLanes.Broadcast(a2[at]);
            l2 = TLanes.MultiplyAdd(x, left, l2); r2 = TLanes.MultiplyAdd(x, right, r2);
            x = TLanes.Broadcast(a3[at]);
            l3 = TLanes.MultiplyAdd(x, left, l3); r3 = TLanes.MultiplyAdd(x, right, r3);
            x = TLanes.Broadcast(a4[at]);
            l4 = TLanes.MultiplyAdd(x, left, l4); r4 = TLanes.MultiplyAdd(x, right, r4);
            x = TLanes.Broadcast(a5[at]);
            l5 = TLanes.MultiplyAdd(x, left, l5); r5 = TLanes.MultiplyAdd(x, right, r5);
            x = TLanes.Broadcast(a6[at]);
            l6 = TLanes.MultiplyAdd(x, left, l6); r6 = TLanes.MultiplyAdd(x, right, r6);
            x = TLanes.Broadcast(a7[at]);
            l7 = TLanes.MultiplyAdd(x, left, l7); r7 = TLanes.MultiplyAdd(x, right, r7);
        }
        TLanes.Store(l0, c0); TLanes.Store(r0, c0 + n);
        TLanes.Store(l1, c1); TLanes.Store(r1, c1 + n);
        TLanes.Store(l2, c2); TLanes.Store(r2, c2 + n);
        TLanes.Store(l3, c3); TLanes.Store(r3, c3 + n);
        TLanes.Store(l4, c4); TLanes.Store(r4, c4 + n);
        TLanes.Store(l5, c5); TLanes.Store(r5, c5 + n);
        TLanes.Store(l6, c6); TLanes.Store(r6, c6 + n);
        TLanes.Store(l7, c7); TLanes.Store(r7, c7 + n);
    }

    // 8 sums, two vectors of B and one of A: 11 of 16 registers. A block of 8 rows would be spilled to memory.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyRows4(
        T* a, nint rowStride, nint columnStride, T* b, T* c, nint cStride, int depth, T* start, nint startStride)
    {
        var n = TLanes.Count;
        T* a0 = a, a1 = a + rowStride, a2 = a1 + rowStride, a3 = a2 + rowStride;
        T* c0 = c, c1 = c + cStride, c2 = c1 + cStride, c3 = c2 + cStride;
        TVector l0 = TLanes.Zero, l1 = l0, l2 = l0, l3 = l0;
        TVector r0 = l0, r1 = l0, r2 = l0, r3 = l0;
        if (start is not null)
        {
            l0 = TLanes.Load(start); r0 = TLanes.Load(start + n);
            start += startStride;
            l1 = TLanes.Load(start); r1 = TLanes.Load(start + n);
            start += startStride;
            l2 = TLanes.Load(start); r2 = TLanes.Load(start + n);
            start += startStride;
            l3 = TLanes.Load(start); r3 = TLanes.Load(start + n);
        }
        nint at = 0;
        for (var k = 0; k < depth; k++, at += columnStride, b += 2 * n)
        {
            TVector left = TLanes.Load(b), right = TLanes.Load(b + n);
            var x = TLanes.Broadcast(a0[at]);
            l0 = TLanes.MultiplyAdd(x, left, l0); r0 = TLanes.MultiplyAdd(x, right, r0);
            x = TLanes.Broadcast(a1[at]);
            l1 = TLanes.MultiplyAdd(x, left, l1); r1 = TLanes.MultiplyAdd(x, right, r1);
            x = TLanes.Broadcast(a2[at]);
            l2 = TLanes.MultiplyAdd(x, left, l2); r2 = TLanes.MultiplyAdd(x, right, r2);
            x = TLanes.Broadcast(a3[at]);
            l3 = TLanes.MultiplyAdd(x, left, l3); r3 = TLanes.MultiplyAdd(x, right, r3);
        }
        TLanes.Store(l0, c0); TLanes.Store(r0, c0 + n);
        TLanes.Store(l1, c1); TLanes.Store(r1, c1 + n);
        TLanes.Store(l2, c2); TLanes.Store(r2, c2 + n);
        TLanes.Store(l3, c3); TLanes.Store(r3, c3 + n);
    }
}
