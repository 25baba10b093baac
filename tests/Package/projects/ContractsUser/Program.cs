using Own;
using Shop.V1;

var order = Order.Parse(new Order { Id = "o1", Lines = ["tea"] }.ToByteArray());
System.Console.WriteLine(order.ToJson());
System.Console.WriteLine(new Basket { Orders = [order] }.ToJson());
